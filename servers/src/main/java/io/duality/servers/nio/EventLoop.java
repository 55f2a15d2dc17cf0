package io.duality.servers.nio;

import io.duality.servers.nonblocking.Turns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
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
 * <p>Other threads enter by {@link #execute} only. It adds to the queue before it wakes the
 * selector, and a wake-up sticks until the next select: whether the loop is about to select or
 * selecting already, it comes back and finds the task.
 */
final class EventLoop implements Turns, AutoCloseable {
  static final int BUFFER_BYTES = 64 << 10;

  /** Tasks run in one turn, so that a flood of them does not keep sockets waiting. */
  private static final int TASKS_PER_TURN = 1_024;

  private record Timer(long dueNanos, Runnable task) {}

  private final long sweepPeriodNanos;
  private final Selector selector;
  private final byte[] input = new byte[BUFFER_BYTES];
  private final ByteBuffer inputView = ByteBuffer.wrap(input);
  private final ByteBuffer output = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>((a, b) -> Long.signum(a.dueNanos - b.dueNanos));
  private long nowNanos;
  private long sweepNanos;
  private int connections;
  private boolean draining;
  private volatile @Nullable Thread thread;

  /**
   * A loop without connections.
   *
   * @param selector not used by anyone else; closed with the loop
   * @param sweepPeriodNanos between two looks at the deadlines of all connections
   * @param nowNanos the time of {@link System#nanoTime}
   */
  EventLoop(Selector selector, long sweepPeriodNanos, long nowNanos) {
    this.selector = selector;
    this.sweepPeriodNanos = sweepPeriodNanos;
    this.nowNanos = nowNanos;
    sweepNanos = nowNanos;
  }

  /** From now on the calling thread runs the turns. */
  void confine() {
    thread = Thread.currentThread();
  }

  /** Waits for something to do and does it; false once the loop was drained and is done. */
  boolean runOnce() throws IOException {
    if (tasks.isEmpty()) {
      selector.select(EventLoop::dispatch, selectMillis());
    } else {
      selector.selectNow(EventLoop::dispatch);
    }
    nowNanos = System.nanoTime();
    runTasks();
    runTimers();
    if (nowNanos - sweepNanos >= sweepPeriodNanos) {
      sweepNanos = nowNanos;
      selector.keys().forEach(this::sweep);
    }
    return !draining || connections > 0;
  }

  /** At least 1 ms unless something is due: 0 would wait for ever. */
  private long selectMillis() {
    long nanos = sweepNanos + sweepPeriodNanos - System.nanoTime();
    Timer next = timers.peek();
    if (next != null) {
      nanos = Math.min(nanos, next.dueNanos - System.nanoTime());
    }
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
  }

  private static void dispatch(SelectionKey key) {
    ((Channel) key.attachment()).onReady();
  }

  private void sweep(SelectionKey key) {
    ((Channel) key.attachment()).sweep(nowNanos);
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

  private void runTimers() {
    for (Timer due = timers.peek(); due != null && due.dueNanos - nowNanos <= 0; ) {
      timers.remove();
      due.task.run();
      due = timers.peek();
    }
  }

  /** What a selection key stands for; none of its methods lets an exception out. */
  interface Channel {
    void onReady();

    void sweep(long nowNanos);
  }

  /** Runs a task in this loop's thread. Any thread may call. */
  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (!Thread.currentThread().equals(thread)) {
      selector.wakeup();
    }
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    timers.add(new Timer(System.nanoTime() + delay.toNanos(), task));
  }

  /** A connection has come to this loop. */
  void joined() {
    connections++;
  }

  /** A connection of this loop has ended. */
  void left() {
    connections--;
  }

  /** Ends idle connections; the others end after their response. */
  void drain() {
    draining = true;
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Connection connection) {
        connection.conversation().endIfIdle();
      }
    }
  }

  /** Ends all connections. */
  void cut() {
    draining = true;
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Connection connection) {
        connection.conversation().close();
      }
    }
  }

  /**
   * Ends what is left and releases the selector. Called when the loop's thread has ended: a
   * connection that was still in the queue is taken over and closed.
   */
  @Override
  public void close() {
    draining = true;
    List<Runnable> left = List.copyOf(tasks);
    left.forEach(Runnable::run);
    cut();
    try {
      selector.close();
    } catch (IOException e) {
      // Its descriptors are released all the same.
    }
  }

  @Override
  public boolean isDraining() {
    return draining;
  }

  Selector selector() {
    return selector;
  }

  byte[] input() {
    return input;
  }

  /** The view over {@link #input()} that channels read into. */
  ByteBuffer inputView() {
    return inputView;
  }

  /** Shared by the connections of this loop; empty between two events. */
  ByteBuffer output() {
    return output;
  }
}
