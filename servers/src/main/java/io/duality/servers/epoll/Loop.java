package io.duality.servers.epoll;

import io.duality.servers.nonblocking.Core;
import io.duality.servers.nonblocking.Turns;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
   * @param failed takes an error that is the server's and not a connection's
   */
  record Shared(Core core, Consumer<Throwable> failed) {}

  private final EventLoop events;
  private final Shared shared;
  private final byte[] input = new byte[INPUT_BYTES];
  private final Output output = new Output();
  private final List<Connection> connections = new ArrayList<>();
  private final CountDownLatch drained = new CountDownLatch(1);
  private boolean draining;

  Loop(EventLoop events, Shared shared) {
    this.events = events;
    this.shared = shared;
  }

  /** Begins to look at the deadlines of its connections. Any thread may call, once. */
  void start() {
    long period = shared.core().timeouts().sweepNanos();
    var sweeps =
        events.scheduleAtFixedRate(
            () -> sweep(System.nanoTime()), period, period, TimeUnit.NANOSECONDS);
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
    connection.setIndex(connections.size());
    connections.add(connection);
    if (draining) {
      connection.conversation().endIfIdle();
    }
  }

  void left(Connection connection) {
    Connection last = connections.removeLast();
    if (!last.equals(connection)) {
      last.setIndex(connection.index());
      connections.set(connection.index(), last);
    }
    countDrained();
  }

  private void countDrained() {
    if (draining && connections.isEmpty()) {
      drained.countDown();
    }
  }

  /** Backwards, because a connection that ends puts the last one in its place. */
  void sweep(long nowNanos) {
    for (int i = connections.size() - 1; i >= 0; i--) {
      connections.get(i).conversation().sweep(nowNanos);
    }
  }

  /** Ends idle connections; the others end after their response. */
  void drain() {
    draining = true;
    for (int i = connections.size() - 1; i >= 0; i--) {
      connections.get(i).conversation().endIfIdle();
    }
    countDrained();
  }

  /** Ends all connections. */
  void cut() {
    draining = true;
    while (!connections.isEmpty()) {
      connections.getLast().conversation().close();
    }
    drained.countDown();
  }

  /** Counts what Netty has closed when a loop has ended on its own; the loop's last call. */
  void abandon() {
    connections.forEach(connection -> connection.conversation().abandon());
    connections.clear();
    drained.countDown();
  }

  /** Zero once the loop was told to drain and has no connection left. Any thread. */
  CountDownLatch drained() {
    return drained;
  }

  @Override
  public boolean isDraining() {
    return draining;
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
