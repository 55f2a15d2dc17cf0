package io.duality.servers.nio;

import io.duality.servers.http.DiskHelpers;
import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Service;
import io.duality.servers.http.Session;
import io.duality.servers.http.Step;
import io.duality.servers.http.Timeouts;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one connection. Confined to its loop's thread.
 *
 * <pre>
 *           not all could be written
 *   READING ------------------------> WRITING
 *      |    <------------------------    |
 *      |          all was written        |
 *      v                                 |
 *   LINGERING (half-closed on error) <---+
 *      |
 *      v
 *   CLOSED      from any state: end of input, error, timeout
 * </pre>
 *
 * In READING and in WRITING a step may be waiting for the disk or a timer: then no further request
 * is taken up. A connection that does not want to read leaves its interest in reads on until a read
 * event comes: most waits end before, and each change of interest costs a system call.
 */
final class Connection implements EventLoop.Channel {
  private static final int LINGER_BYTES = 1 << 20;
  private static final long LINGER_NANOS = 2_000_000_000L;

  private enum State {
    READING,
    WRITING,
    LINGERING,
    CLOSED
  }

  private final EventLoop loop;
  private final Shared shared;
  private final SocketChannel channel;
  private final Session session;
  private @Nullable SelectionKey key;
  private State state = State.READING;
  private boolean waiting;
  private @Nullable Step resumed;
  private @Nullable ByteBuffer unsent;
  private boolean midRequest;
  private long deadlineNanos;
  private int lingered;

  /**
   * What the connections of one server share.
   *
   * @param helpers read what is not in the page cache
   */
  record Shared(Service service, DiskHelpers helpers, Timeouts timeouts) {}

  Connection(EventLoop loop, Shared shared, SocketChannel channel) {
    this.loop = loop;
    this.shared = shared;
    this.channel = channel;
    session = shared.service().open();
  }

  /** Joins its loop. */
  void adopt() {
    loop.joined(this);
    if (state == State.CLOSED) {
      return;
    }
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      waitAtMost(shared.timeouts().idleNanos());
      key = channel.register(loop.selector(), SelectionKey.OP_READ, this);
    } catch (IOException e) {
      fail();
    }
  }

  /** The error boundary: whatever an event brings ends this connection and no other. */
  @Override
  public void onReady() {
    guarded(this::doReady);
  }

  private interface Action {
    void run() throws IOException;
  }

  private void guarded(Action action) {
    try {
      action.run();
    } catch (CancelledKeyException | ClosedChannelException e) {
      close();
    } catch (IOException e) {
      // A reset between two requests is one of the ways in which clients leave.
      if (isIdle()) {
        close();
      } else {
        fail();
      }
    } catch (RuntimeException e) {
      fail();
    }
  }

  private void doReady() throws IOException {
    SelectionKey present = key;
    if (present == null || state == State.CLOSED) {
      return;
    }
    if (present.isWritable() && state == State.WRITING) {
      resumeWriting();
    } else if (present.isReadable()) {
      read(present);
    }
  }

  private void read(SelectionKey present) throws IOException {
    if (waiting || state == State.WRITING) {
      present.interestOpsAnd(~SelectionKey.OP_READ);
      return;
    }
    int count = channel.read(loop.inputView().clear());
    if (count < 0) {
      close();
    } else if (state == State.LINGERING) {
      lingered += count;
      if (lingered > LINGER_BYTES) {
        close();
      }
    } else {
      session.feed(loop.input(), 0, count);
      drive();
    }
  }

  /** Runs requests until the input is used up, a step waits or the peer does not read. */
  private void drive() throws IOException {
    while (state == State.READING && !waiting && produce()) {}
    if (state != State.WRITING) {
      flush();
    }
    settle();
  }

  /** Fills the output a bit further, or takes one step; false when there is nothing to do. */
  private boolean produce() throws IOException {
    if (session.isResponding()) {
      if (!session.fill(loop.output())) {
        flush();
      }
      return true;
    }
    Step step = resumed != null ? resumed : session.next();
    resumed = null;
    if (step != null) {
      midRequest = false;
      take(step);
    }
    return step != null;
  }

  private void take(Step step) {
    switch (step) {
      case Reply reply -> session.begin(reply.response());
      case ReadFile read when read.resident() -> take(read.run());
      case ReadFile read -> {
        waiting = true;
        shared
            .helpers()
            .read(
                read, next -> loop.execute(() -> goOn(next)), failure -> loop.execute(this::fail));
      }
      case Pause(Duration length, Step then) -> {
        waiting = true;
        loop.schedule(length, () -> goOn(then));
      }
    }
  }

  /** A step that waited goes on; output that is still under way goes first. */
  private void goOn(Step step) {
    if (state == State.CLOSED) {
      return;
    }
    waiting = false;
    resumed = step;
    if (state == State.READING) {
      guarded(this::drive);
    }
  }

  /** Hands the loop's output to the kernel; what it does not take becomes this connection's own. */
  private void flush() throws IOException {
    ByteBuffer out = loop.output().flip();
    try {
      if (out.hasRemaining()) {
        channel.write(out);
      }
      if (out.hasRemaining()) {
        unsent = ByteBuffer.allocate(out.remaining()).put(out).flip();
        state = State.WRITING;
      } else {
        session.sent();
      }
    } finally {
      out.clear();
    }
  }

  private void resumeWriting() throws IOException {
    ByteBuffer rest = unsent;
    if (rest != null) {
      channel.write(rest);
      if (rest.hasRemaining()) {
        waitAtMost(shared.timeouts().idleNanos());
        return;
      }
      unsent = null;
      session.sent();
    }
    state = State.READING;
    drive();
  }

  /** After an event: what to wait for, and until when. */
  private void settle() throws IOException {
    session.retain();
    boolean mid = session.isMidRequest();
    switch (state) {
      case READING -> {
        if (!waiting) {
          settleReading(mid);
        } else if (key != null && (key.interestOps() & SelectionKey.OP_WRITE) != 0) {
          want(SelectionKey.OP_READ);
        }
      }
      case WRITING -> {
        want(SelectionKey.OP_WRITE);
        waitAtMost(shared.timeouts().idleNanos());
      }
      case LINGERING, CLOSED -> {}
    }
    midRequest = mid && state == State.READING && !waiting;
  }

  private void settleReading(boolean mid) throws IOException {
    if (session.isClosing()) {
      end();
    } else if (loop.isDraining() && !mid) {
      close();
    } else {
      want(SelectionKey.OP_READ);
      // The time for a request counts from its first byte: its further bytes do not renew it.
      if (!mid) {
        waitAtMost(shared.timeouts().idleNanos());
      } else if (!midRequest) {
        waitAtMost(shared.timeouts().headNanos());
      }
    }
  }

  private void end() throws IOException {
    if (!session.shouldLinger()) {
      close();
      return;
    }
    channel.shutdownOutput();
    state = State.LINGERING;
    waitAtMost(LINGER_NANOS);
    want(SelectionKey.OP_READ);
  }

  /**
   * Reads the clock anew: the turn of the loop may have begun long ago where a handler computes.
   */
  private void waitAtMost(long nanos) {
    deadlineNanos = System.nanoTime() + nanos;
  }

  private void want(int interest) {
    SelectionKey present = key;
    if (present != null && present.interestOps() != interest) {
      present.interestOps(interest);
    }
  }

  @Override
  public void sweep(long nowNanos) {
    boolean onlyWaiting = waiting && state == State.READING;
    if (onlyWaiting || state == State.CLOSED || nowNanos - deadlineNanos < 0) {
      return;
    }
    if (state == State.READING && midRequest) {
      guarded(() -> {
        take(session.timedOut());
        drive();
      });
      return;
    }
    if (state != State.LINGERING) {
      shared.service().tally().timedOut();
    }
    close();
  }

  private boolean isIdle() {
    return state == State.READING && !waiting && !midRequest && !session.isResponding();
  }

  void endIfIdle() {
    if (isIdle()) {
      close();
    }
  }

  private void fail() {
    if (state != State.CLOSED) {
      shared.service().tally().failed();
      close();
    }
  }

  void close() {
    if (state == State.CLOSED) {
      return;
    }
    state = State.CLOSED;
    unsent = null;
    loop.output().clear();
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is released all the same.
    }
    shared.service().tally().closed();
    loop.left();
  }
}
