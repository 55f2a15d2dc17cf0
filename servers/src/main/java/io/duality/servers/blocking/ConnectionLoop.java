package io.duality.servers.blocking;

import io.duality.servers.accept.Activity;
import io.duality.servers.blocking.Patience.Phase;
import io.duality.servers.http.Linger;
import io.duality.servers.http.Session;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * One connection in a thread of its own: reads, runs the blocking graph in place, writes. All
 * methods but {@link #reap}, {@link #endIfIdle} and {@link #cut} are confined to that thread.
 */
final class ConnectionLoop implements Runnable {
  private static final int INPUT_BYTES = 2_048;
  private static final int TOO_LATE = -2;

  private final Connections server;
  private final SocketChannel channel;
  private final Patience patience;
  private final Activity.Member activity;
  private final Conversation conversation;
  private volatile @Nullable Thread thread;
  private boolean lingering;

  ConnectionLoop(Connections server, SocketChannel channel) {
    this.server = server;
    this.channel = channel;
    patience = new Patience(server.originNanos());
    activity = server.activity().join();
    conversation =
        new Conversation(
            server.service().open(), patience, activity, server.buffers(), this::write);
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
      conversation.release();
      activity.waits();
      server.ended(this);
    }
  }

  /**
   * A reset between two requests is one of the ways in which clients leave, and one behind a
   * refusal is too.
   */
  private void onBrokenConnection() {
    if (!lingering && !patience.isIdle() && patience.end()) {
      server.service().tally().failed();
    }
  }

  private void serve() throws IOException, InterruptedException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Session session = conversation.session();
    ByteBuffer input = ByteBuffer.allocate(INPUT_BYTES);
    while (!session.isClosing() && receive(input)) {
      conversation.answer(input.array(), input.position());
    }
    if (session.isClosing() && session.shouldLinger()) {
      linger(input);
    }
  }

  /** Waits for bytes; false at the end of the input. */
  private boolean receive(ByteBuffer input) throws IOException, InterruptedException {
    boolean midRequest = conversation.session().isMidRequest();
    if (!midRequest && server.service().isStopping()) {
      return false;
    }
    patience.begin(
        midRequest ? Phase.REQUEST : Phase.IDLE,
        System.nanoTime(),
        midRequest ? server.timeouts().headNanos() : server.timeouts().idleNanos());
    activity.waits();
    int read = midRequest ? readInTime(input) : channel.read(input.clear());
    activity.works();
    if (patience.end() && read != TOO_LATE) {
      return read > 0;
    }
    if (midRequest) {
      conversation.answerTimeout();
    }
    return false;
  }

  /**
   * Reads the rest of a request, with a timeout of its own: the reaper could wake this thread only
   * by an end of the input for good, and nothing could linger behind the 408 then. It costs system
   * calls, but only those who send a request in pieces.
   */
  private int readInTime(ByteBuffer input) throws IOException {
    Socket socket = channel.socket();
    socket.setSoTimeout(patience.requestMillis(System.nanoTime()));
    try {
      int read = socket.getInputStream().read(input.array(), input.arrayOffset(), input.capacity());
      input.position(Math.max(0, read));
      return read;
    } catch (SocketTimeoutException e) {
      return TOO_LATE;
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    patience.begin(Phase.RESPONSE, System.nanoTime(), server.timeouts().idleNanos());
    activity.waits();
    handOver(channel, bytes);
    activity.works();
    if (!patience.end() && bytes.hasRemaining()) {
      throw new ClosedChannelException();
    }
  }

  /**
   * Writes some. The thread may be cut on its way back from a write that has taken all: the answer
   * is out then, and counts. The next use of the channel ends the connection.
   */
  static void handOver(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    try {
      channel.write(bytes);
    } catch (ClosedChannelException e) {
      if (bytes.hasRemaining()) {
        throw e;
      }
    }
  }

  private void linger(ByteBuffer input) throws IOException {
    lingering = true;
    channel.shutdownOutput();
    activity.waits();
    patience.begin(Phase.LINGER, System.nanoTime(), Linger.NANOS);
    for (int left = Linger.BYTES; left > 0; ) {
      int read = channel.read(input.clear());
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }

  /** Ends what has waited too long. Called by the reaper's thread only. */
  void reap(long nowNanos) {
    switch (patience.expire(nowNanos)) {
      case null -> {}
      case IDLE -> {
        server.service().tally().timedOut();
        endInput();
      }
      case REQUEST -> {
        // Its read has a timeout of its own.
      }
      case LINGER -> endInput();
      case RESPONSE -> {
        server.service().tally().timedOut();
        close();
      }
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
