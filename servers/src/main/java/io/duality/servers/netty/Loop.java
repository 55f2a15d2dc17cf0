package io.duality.servers.netty;

import io.duality.servers.nonblocking.Conversations;
import io.duality.servers.nonblocking.Core;
import io.duality.servers.nonblocking.Turns;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What the connections of one event loop share: its buffers, the look at their deadlines, their
 * common end. All methods but {@link #execute} and {@link #drained} are confined to the loop's
 * thread.
 */
final class Loop implements Turns {
  /** Holds a burst of some hundred pipelined requests. */
  static final int INPUT_BYTES = 16 << 10;

  /**
   * What the connections of one server share.
   *
   * @param transport how they reach the kernel
   * @param failed takes an error that is the server's and not a connection's
   */
  record Shared(Transport transport, Core core, Consumer<Throwable> failed) {}

  private final EventLoop events;
  private final Shared shared;
  private final byte[] input = new byte[INPUT_BYTES];
  private final Output output = new Output();
  private final Conversations conversations = new Conversations();
  private final CountDownLatch drained = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private int channels;
  private boolean cut;

  Loop(EventLoop events, Shared shared) {
    this.events = events;
    this.shared = shared;
  }

  /** Begins to look at the deadlines of its connections. Any thread may call, once. */
  void start() {
    long period = shared.core().timeouts().sweepNanos();
    var sweeps =
        events.scheduleAtFixedRate(
            () -> conversations.sweep(System.nanoTime()), period, period, TimeUnit.NANOSECONDS);
    sweeps.addListener(end -> {
      // A periodic task that throws is silently not run again.
      if (end.cause() != null && !end.isCancelled()) {
        shared.failed().accept(end.cause());
      }
    });
  }

  /** Runs a task in the loop's thread, or not at all when the loop has ended. Any thread. */
  @Override
  public void execute(Runnable task) {
    try {
      events.execute(task);
    } catch (RejectedExecutionException e) {
      // The loop has ended, and with it all that the task could be about.
    }
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    var _ = events.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  void joined(Connection connection) {
    channels++;
    conversations.join(connection.conversation());
  }

  void left(Connection connection) {
    conversations.leave(connection.conversation());
    countDrained();
  }

  /** A channel has let go of its descriptor, which a completion may delay. */
  void channelClosed() {
    channels--;
    countClosed();
  }

  private void countClosed() {
    if (cut && channels == 0) {
      closed.countDown();
    }
  }

  private void countDrained() {
    if (conversations.isDrained()) {
      drained.countDown();
    }
  }

  /** Ends idle connections; the others end after their response. */
  void drain() {
    conversations.drain();
    countDrained();
  }

  /** Ends all connections. */
  void cut() {
    cut = true;
    conversations.cut();
    drained.countDown();
    countClosed();
  }

  /** Counts what Netty has closed when a loop has ended on its own; the loop's last call. */
  void abandon() {
    conversations.abandon();
    drained.countDown();
    closed.countDown();
  }

  /** Zero once the loop was told to drain and has no connection left. Any thread. */
  CountDownLatch drained() {
    return drained;
  }

  /**
   * Zero once the loop was cut and all channels are closed: one that ends before would keep their
   * descriptors for ever. Any thread.
   */
  CountDownLatch closed() {
    return closed;
  }

  @Override
  public boolean isDraining() {
    return conversations.isDraining();
  }

  EventLoop events() {
    return events;
  }

  Shared shared() {
    return shared;
  }

  /** Where a connection puts what it read; free again when the event ends. */
  byte[] input() {
    return input;
  }

  Output output() {
    return output;
  }
}
