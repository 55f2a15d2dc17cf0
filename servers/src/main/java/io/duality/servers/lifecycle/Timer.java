package io.duality.servers.lifecycle;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One thread that runs short tasks soon, later, or again and again, for servers whose own threads
 * cannot; what a task throws is passed on. Any thread may call.
 */
public final class Timer implements Executor, AutoCloseable {
  private final ScheduledThreadPoolExecutor thread;
  private final Consumer<Throwable> failed;

  /**
   * Starts its thread with the first task.
   *
   * @param name of the thread
   * @param failed takes what a task throws
   */
  public Timer(String name, Consumer<Throwable> failed) {
    this.failed = failed;
    thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name(name).daemon().factory());
  }

  /** Runs a task soon, unless the timer is closed before. */
  @Override
  public void execute(Runnable task) {
    after(Duration.ZERO, task);
  }

  /** Runs a task once, unless the timer is closed before. */
  public void after(Duration delay, Runnable task) {
    try {
      var _ = thread.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Closed: nothing is left that it could be about.
    }
  }

  /** Runs a task again and again. */
  public void every(Duration period, Runnable task) {
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

  /** Gives up what waits, and waits for what runs. */
  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
