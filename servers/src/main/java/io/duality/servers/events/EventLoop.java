package io.duality.servers.events;

import io.duality.servers.nonblocking.Conversations;
import io.duality.servers.nonblocking.Turns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event loop, without its thread: {@link #runOnce} is one turn. All methods but {@link
 * #execute} are confined to the thread that runs the turns.
 *
 * <p>Other threads enter by {@link #execute} only. It adds to the queue before it wakes the poller,
 * and a wake-up sticks until the next wait: whether the loop is about to wait or waiting already,
 * it comes back and finds the task.
 */
final class EventLoop implements Turns, AutoCloseable {
  static final int BUFFER_BYTES = 64 << 10;

  /** Tasks run in one turn, so that a flood of them does not keep sockets waiting. */
  private static final int TASKS_PER_TURN = 1_024;

  private record Timer(long dueNanos, Runnable task) {}

  private final long sweepPeriodNanos;
  private final Poller poller;
  private final Conversations conversations = new Conversations();
  private final byte[] input = new byte[BUFFER_BYTES];
  private final ByteBuffer inputView = ByteBuffer.wrap(input);
  private final ByteBuffer output = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>((a, b) -> Long.signum(a.dueNanos - b.dueNanos));
  private long sweepNanos;
  private int events;
  private volatile @Nullable Thread thread;

  /**
   * A loop without connections.
   *
   * @param poller not used by anyone else
   * @param sweepPeriodNanos between two looks at the deadlines of all connections
   * @param nowNanos the time of {@link System#nanoTime}
   */
  EventLoop(Poller poller, long sweepPeriodNanos, long nowNanos) {
    this.poller = poller;
    this.sweepPeriodNanos = sweepPeriodNanos;
    sweepNanos = nowNanos;
  }

  /** From now on the calling thread runs the turns. */
  void confine() {
    thread = Thread.currentThread();
  }

  /** Waits for something to do and does it; false once the loop was drained and is done. */
  boolean runOnce() throws IOException {
    events = 0;
    poller.poll(tasks.isEmpty() ? waitMillis() : 0);
    runTasks();
    long nowNanos = System.nanoTime();
    runTimers(nowNanos);
    if (nowNanos - sweepNanos >= sweepPeriodNanos) {
      sweepNanos = nowNanos;
      conversations.sweep(nowNanos);
    }
    return !conversations.isDrained();
  }

  /** At least 1 ms: so short a wait ends late rather than the loop spinning up to it. */
  private long waitMillis() {
    long now = System.nanoTime();
    long nanos = sweepNanos + sweepPeriodNanos - now;
    Timer next = timers.peek();
    if (next != null) {
      nanos = Math.min(nanos, next.dueNanos - now);
    }
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
  }

  private void runTasks() {
    for (int i = 0; i < TASKS_PER_TURN; i++) {
      Runnable task = tasks.poll();
      if (task == null) {
        return;
      }
      task.run();
    }
  }

  private void runTimers(long nowNanos) {
    for (Timer due = timers.peek(); due != null && due.dueNanos - nowNanos <= 0; ) {
      timers.remove();
      due.task.run();
      due = timers.peek();
    }
  }

  /** A connection was ready in this turn. */
  void sawEvent() {
    events++;
  }

  /** Whether a connection was ready in this turn, or a task waits for the next. */
  boolean isActive() {
    return events > 0 || !tasks.isEmpty();
  }

  /** {@inheritDoc} Any thread may call. */
  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (!Thread.currentThread().equals(thread)) {
      poller.wakeup();
    }
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    timers.add(new Timer(System.nanoTime() + delay.toNanos(), task));
  }

  /**
   * Ends what is left. Called when the loop's thread has ended: a connection that was still in the
   * queue is taken over and closed.
   */
  @Override
  public void close() {
    conversations.drain();
    List<Runnable> left = List.copyOf(tasks);
    left.forEach(Runnable::run);
    conversations.cut();
  }

  @Override
  public boolean isDraining() {
    return conversations.isDraining();
  }

  Conversations conversations() {
    return conversations;
  }

  byte[] input() {
    return input;
  }

  /** The view over {@link #input()} that sockets read into. */
  ByteBuffer inputView() {
    return inputView;
  }

  /** Shared by the connections of this loop; empty between two events. */
  ByteBuffer output() {
    return output;
  }
}
