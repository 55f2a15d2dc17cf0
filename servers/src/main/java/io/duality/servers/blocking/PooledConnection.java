package io.duality.servers.blocking;

import io.duality.servers.accept.Activity;
import io.duality.servers.blocking.Patience.Phase;
import io.duality.servers.http.Linger;
import io.duality.servers.http.Session;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A connection of an {@link ActivePool}.
 *
 * <pre>
 *   WATCHED ---ready, expired---> TURN (a pool's thread) ---> WATCHED
 *                                  |        ^
 *                   peer does not read      | writable
 *                                  v        |
 *                             the thread waits
 * </pre>
 *
 * A turn ends when the input is used up. Whoever ends a wait, the watcher or stop, goes on with the
 * connection; the others find that the wait is over.
 */
final class PooledConnection {
  private static final int INPUT_BYTES = 2_048;

  private final ActivePool server;
  private final SocketChannel channel;
  private final Patience patience = new Patience(System.nanoTime());
  private final Conversation conversation;
  private final byte[] input = new byte[INPUT_BYTES];
  private final ByteBuffer inputView = ByteBuffer.wrap(input);
  private final Semaphore writable = new Semaphore(0);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Watch watch;
  private volatile @Nullable Thread worker;
  private boolean answering;
  private boolean lingering;
  private int lingered;
  private long lingerEndNanos;

  PooledConnection(ActivePool server, SocketChannel channel) {
    this.server = server;
    this.channel = channel;
    watch = new Watch(patience, server.watcher());
    conversation =
        new Conversation(
            server.service().open(),
            patience,
            new Activity(false).join(),
            server.buffers(),
            this::write);
  }

  /** In the acceptor's thread, before any other. */
  void enroll(Selector selector) {
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      watch.enroll(this, channel, selector, server.timeouts().idleNanos());
    } catch (IOException | ClosedSelectorException e) {
      server.service().tally().failed();
      close();
    }
  }

  /** In the watcher's thread. */
  void ready(SelectionKey ready) {
    try {
      boolean readable = ready.isReadable();
      ready.interestOps(0);
      if (!readable) {
        writable.release();
      } else if (patience.claimInput()) {
        server.submit(this, this::takeTurn);
      }
    } catch (CancelledKeyException e) {
      // Closed meanwhile.
    }
  }

  /** Ends what has waited too long. In the watcher's thread. */
  void expire(long nowNanos) {
    switch (watch.expire(nowNanos)) {
      case null -> {}
      case IDLE -> {
        server.service().tally().timedOut();
        close();
      }
      case REQUEST -> server.submit(this, this::answerTimeout);
      case RESPONSE -> {
        server.service().tally().timedOut();
        close();
        writable.release();
      }
      case LINGER -> close();
    }
  }

  private void takeTurn() {
    guarded(this::serve);
  }

  private void answerTimeout() {
    guarded(() -> {
      patience.end();
      conversation.answerTimeout();
      goOn(true);
    });
  }

  private interface Turn {
    void run() throws IOException, InterruptedException;
  }

  /**
   * The error boundary: whatever happens ends this connection and no other. A turn that does not
   * fail has given the connection away by its end, so that nothing of it may be touched then.
   */
  private void guarded(Turn turn) {
    worker = Thread.currentThread();
    try {
      turn.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broken(false);
    } catch (IOException e) {
      // A reset between two requests, or behind a refusal, is one of the ways in which clients
      // leave.
      broken(!lingering && (answering || conversation.session().isMidRequest()));
    } catch (RuntimeException | Error e) {
      broken(true);
    }
  }

  private void broken(boolean failure) {
    if (failure && !closed.get()) {
      server.service().tally().failed();
    }
    conversation.release();
    close();
  }

  /** Reads until the socket is empty; a read that comes back short says that it is. */
  private void serve() throws IOException, InterruptedException {
    int read;
    do {
      read = channel.read(inputView.clear());
      if (lingering) {
        lingered += Math.max(0, read);
      } else if (read > 0) {
        answering = true;
        conversation.answer(input, read);
        answering = false;
      }
    } while (read == INPUT_BYTES && !isOver());
    goOn(read >= 0);
  }

  private boolean isOver() {
    return lingering ? lingered > Linger.BYTES : conversation.session().isClosing();
  }

  /** After a turn: waits for the client again, lingers, or ends. */
  private void goOn(boolean inputGoesOn) throws IOException {
    Session session = conversation.session();
    boolean mid = session.isMidRequest();
    if (!inputGoesOn || lingered > Linger.BYTES) {
      close();
    } else if (lingering || (session.isClosing() && session.shouldLinger())) {
      linger();
    } else if (session.isClosing() || (!mid && server.service().isStopping())) {
      close();
    } else if (mid) {
      waitFor(Phase.REQUEST, server.timeouts().headNanos());
    } else {
      waitFor(Phase.IDLE, server.timeouts().idleNanos());
    }
  }

  /** Its time is not renewed by what still comes. */
  private void linger() throws IOException {
    if (!lingering) {
      lingering = true;
      lingerEndNanos = System.nanoTime() + Linger.NANOS;
      channel.shutdownOutput();
    }
    long leftNanos = lingerEndNanos - System.nanoTime();
    if (leftNanos > 0) {
      waitFor(Phase.LINGER, leftNanos);
    } else {
      // Who sends all the time may be at work whenever the watcher looks.
      close();
    }
  }

  /** From here on the connection is the watcher's. */
  private void waitFor(Phase phase, long nanos) {
    worker = null;
    watch.begin(phase, nanos);
  }

  /** Blocks the pool's thread until the peer takes some. */
  private void write(ByteBuffer bytes) throws IOException, InterruptedException {
    if (channel.write(bytes) > 0) {
      return;
    }
    watch.begin(Phase.RESPONSE, server.timeouts().idleNanos());
    writable.acquire();
    if (!patience.end()) {
      throw new ClosedChannelException();
    }
  }

  /** Any thread. */
  void endIfIdle() {
    if (patience.claimIdle()) {
      close();
    }
  }

  /** Ends the connection at once. Any thread. */
  void cut() {
    close();
    Thread present = worker;
    if (present != null) {
      present.interrupt();
    }
  }

  /** Any thread; the first counts. */
  void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        channel.close();
      } catch (IOException e) {
        // The descriptor is released all the same.
      }
      server.service().tally().closed();
      server.watcher().left(this);
    }
  }
}
