package io.duality.servers.blocking;

import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Response;
import io.duality.servers.http.Session;
import io.duality.servers.http.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection in a thread of its own: reads, runs the blocking graph in place, writes. All
 * methods but {@link #reap}, {@link #endIfIdle} and {@link #cut} are confined to that thread.
 */
final class ConnectionLoop implements Runnable {
  private static final int INPUT_BYTES = 2_048;
  private static final int LINGER_BYTES = 1 << 20;
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final ThreadPerConnection server;
  private final SocketChannel channel;
  private final Session session;
  private final Patience patience;
  private @Nullable ByteBuffer out;
  private volatile @Nullable Thread thread;
  private volatile boolean expired;

  /** Written by the reaper's thread only. */
  private boolean reaped;

  ConnectionLoop(ThreadPerConnection server, SocketChannel channel) {
    this.server = server;
    this.channel = channel;
    session = server.service().open();
    patience = new Patience(server.originNanos());
  }

  /** The error boundary: whatever happens ends this connection and no other. */
  @Override
  public void run() {
    thread = Thread.currentThread();
    try {
      serve();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ClosedChannelException e) {
      // Cut by the reaper or by stop, which have counted it.
    } catch (IOException e) {
      onBrokenConnection();
    } catch (RuntimeException | Error e) {
      server.service().tally().failed();
    } finally {
      releaseOut();
      server.ended(this);
    }
  }

  /** A reset between two requests is one of the ways in which clients leave. */
  private void onBrokenConnection() {
    if (!patience.isIdle()) {
      server.service().tally().failed();
    }
  }

  private void serve() throws IOException, InterruptedException {
    ByteBuffer input = ByteBuffer.allocate(INPUT_BYTES);
    while (!session.isClosing() && receive(input)) {
      session.feed(input.array(), 0, input.position());
      answerAll();
    }
    if (session.isClosing() && session.shouldLinger()) {
      linger(input);
    }
  }

  /** Waits for bytes; false at the end of the input. */
  private boolean receive(ByteBuffer input) throws IOException {
    boolean midRequest = session.isMidRequest();
    session.retain();
    if (midRequest) {
      patience.await(Patience.Phase.REQUEST, System.nanoTime(), server.headTimeoutNanos());
    } else if (server.service().isStopping()) {
      return false;
    } else {
      patience.await(Patience.Phase.IDLE, System.nanoTime(), server.idleTimeoutNanos());
    }
    return channel.read(input.clear()) > 0 || (midRequest && answerTimeout());
  }

  /** At the end of the input in mid-request: 408 if the reaper made that end. */
  private boolean answerTimeout() throws IOException {
    if (expired) {
      patience.rest();
      session.begin(session.timedOut().response());
      writeResponse();
      flush();
    }
    return false;
  }

  private void answerAll() throws IOException, InterruptedException {
    while (session.parse()) {
      // Before the handler runs: what it computes is no delay of the client's.
      patience.rest();
      Step step = session.next();
      if (step != null) {
        session.begin(runToReply(step));
        writeResponse();
      }
    }
    flush();
  }

  /** Walks the graph; the thread blocks at each node. */
  private Response runToReply(Step first) throws IOException, InterruptedException {
    Step step = first;
    while (true) {
      switch (step) {
        case Reply(Response response) -> {
          return response;
        }
        case ReadFile read -> {
          flush();
          step = read.run();
        }
        case Pause(Duration length, Step then) -> {
          flush();
          Thread.sleep(length);
          step = then;
        }
      }
    }
  }

  private void writeResponse() throws IOException {
    while (!session.fill(output())) {
      flush();
    }
  }

  private ByteBuffer output() {
    ByteBuffer present = out;
    if (present == null) {
      present = server.buffers().borrow();
      out = present;
    }
    return present;
  }

  private void flush() throws IOException {
    ByteBuffer present = out;
    if (present == null) {
      return;
    }
    present.flip();
    while (present.hasRemaining()) {
      patience.await(Patience.Phase.RESPONSE, System.nanoTime(), server.idleTimeoutNanos());
      channel.write(present);
    }
    session.sent();
    releaseOut();
  }

  private void releaseOut() {
    ByteBuffer present = out;
    if (present != null) {
      out = null;
      server.buffers().giveBack(present);
    }
  }

  private void linger(ByteBuffer input) throws IOException {
    channel.shutdownOutput();
    patience.await(Patience.Phase.LINGER, System.nanoTime(), LINGER.toNanos());
    for (int left = LINGER_BYTES; left > 0; ) {
      int read = channel.read(input.clear());
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }

  /** Ends what has waited too long. Called by the reaper's thread only. */
  void reap(long nowNanos) {
    if (reaped || !patience.isOverdue(nowNanos)) {
      return;
    }
    reaped = true;
    switch (patience.phase()) {
      case IDLE -> {
        server.service().tally().timedOut();
        endInput();
      }
      case REQUEST -> {
        expired = true;
        endInput();
      }
      case RESPONSE -> {
        server.service().tally().timedOut();
        close();
      }
      case LINGER -> endInput();
    }
  }

  /** Wakes the thread with the end of its input if it waits between two requests. */
  void endIfIdle() {
    if (patience.isIdle()) {
      endInput();
    }
  }

  /** Ends the connection at once. */
  void cut() {
    close();
    Thread present = thread;
    if (present != null) {
      present.interrupt();
    }
  }

  private void endInput() {
    try {
      channel.shutdownInput();
    } catch (IOException e) {
      close();
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is released all the same.
    }
  }
}
