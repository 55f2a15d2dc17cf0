package io.duality.servers.stages;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One thread that runs short tasks later; what they throw is passed on. Any thread may call. */
public final class Timer implements AutoCloseable {
  private final ScheduledThreadPoolExecutor thread;
  private final Consumer<Throwable> failed;

  /** A timer that starts its thread with the first task. */
  public Timer(String name, Consumer<Throwable> failed) {
    this.failed = failed;
    thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name(name).daemon().factory());
  }

  /** Runs a task once, unless the timer is closed before. */
  public void after(long nanos, Runnable task) {
    try {
      var _ = thread.schedule(guarded(task), nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Closed.
    }
  }

  /** Runs a task again and again. */
  void every(long nanos, Runnable task) {
    var _ = thread.scheduleAtFixedRate(guarded(task), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        failed.accept(e);
      }
    };
  }

  /** Gives up what waits, and waits for what runs. */
  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
