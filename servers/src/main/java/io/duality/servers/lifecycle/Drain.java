package io.duality.servers.lifecycle;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The end of connections that other threads are at work on. */
public final class Drain {
  private static final Duration FORCED_END = Duration.ofSeconds(10);
  private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private Drain() {}

  /**
   * Waits until none is left, and sweeps over them again and again: one may turn idle just after it
   * was passed over. An interrupt meanwhile is kept for the caller.
   *
   * @param live may change meanwhile; each leaves it by itself
   */
  public static <T> void gently(Collection<T> live, Duration most, Consumer<T> sweep) {
    boolean interrupted = false;
    long start = System.nanoTime();
    while (!live.isEmpty() && System.nanoTime() - start < most.toNanos()) {
      live.forEach(sweep);
      LockSupport.parkNanos(SWEEP_NANOS);
      // Kept for later: nobody can park with it.
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same with a sweep that ends each, whatever it is at. */
  public static <T> void byForce(Collection<T> live, Consumer<T> sweep) {
    gently(live, FORCED_END, sweep);
  }
}
