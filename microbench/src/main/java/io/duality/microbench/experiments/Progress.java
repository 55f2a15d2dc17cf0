package io.duality.microbench.experiments;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What many threads get done, and the one thread that waits for so much of it. The work goes on
 * between two waits, and each waits for what is due after the one before: whether the waiting
 * thread is scheduled late makes no figure smaller or larger.
 */
final class Progress {
  private final long patienceNanos;
  private final AtomicLong done = new AtomicLong();
  private volatile long due = Long.MAX_VALUE;
  private volatile @Nullable Thread waiting;
  private volatile @Nullable Throwable failure;
  private long asked;

  /**
   * Nothing done.
   *
   * @param patience after which a wait fails, above 0
   */
  Progress(Duration patience) {
    patienceNanos = patience.toNanos();
  }

  /**
   * One more. Any thread.
   *
   * <p>Whoever reaches {@code due} either sees it and wakes the waiting thread, or has counted
   * before it was set, and the waiting thread sees the count.
   */
  void step() {
    if (done.incrementAndGet() == due) {
      LockSupport.unpark(waiting);
    }
  }

  /** What was done so far. Any thread. */
  long done() {
    return done.get();
  }

  /** There will be no more. Any thread; the first cause is kept. */
  synchronized void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
    LockSupport.unpark(waiting);
  }

  /** Forgets what was done while nobody waited. The waiting thread's. */
  void restart() {
    asked = done.get();
  }

  /**
   * Waits until so many more than last time are done. One thread at a time.
   *
   * @throws IllegalStateException if the work has failed, or does not come on, or this thread was
   *     interrupted
   */
  void await(long steps) {
    asked += steps;
    waiting = Thread.currentThread();
    due = asked;
    long end = System.nanoTime() + patienceNanos;
    while (done.get() < asked && failure == null) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new IllegalStateException(stalled());
      }
      LockSupport.parkNanos(this, left);
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted; " + stalled());
      }
    }
    if (failure != null) {
      throw new IllegalStateException("a thread of the experiment has failed: " + failure, failure);
    }
  }

  private String stalled() {
    return "%d of %d done after %d ms at most: the experiment stands still"
        .formatted(done.get(), asked, patienceNanos / 1_000_000);
  }
}
