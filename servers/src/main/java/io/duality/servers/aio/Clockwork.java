package io.duality.servers.aio;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What happens without a completion: timers, deadlines, and what the disk's helpers bring. One
 * thread, because a channel group lets nobody run a task in its own.
 */
final class Clockwork implements Executor, AutoCloseable {
  private final ScheduledThreadPoolExecutor thread;
  private final Consumer<Throwable> failed;

  /**
   * Starts no thread before the first task.
   *
   * @param failed takes what a task throws
   */
  Clockwork(Consumer<Throwable> failed) {
    this.failed = failed;
    thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("clockwork-", 0).daemon().factory());
    thread.setRemoveOnCancelPolicy(true);
  }

  /** Runs a task soon, or never if the server has ended. */
  @Override
  public void execute(Runnable task) {
    schedule(Duration.ZERO, task);
  }

  /** Runs a task after a while, or never if the server has ended. */
  void schedule(Duration delay, Runnable task) {
    try {
      var _ = thread.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Nothing is left that it could be about.
    }
  }

  /** Runs a task again and again. */
  void repeat(Duration period, Runnable task) {
    long nanos = period.toNanos();
    var _ = thread.scheduleAtFixedRate(() -> run(task), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      failed.accept(e);
    }
  }

  /** Forgets all tasks and waits for the thread. */
  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
