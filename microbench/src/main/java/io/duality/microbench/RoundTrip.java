package io.duality.microbench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The way back of a hand-off, the same for all of them: the benchmark's thread parks until what it
 * has handed on was run elsewhere. {@link HandOffBenchmark.Way#PARK} is this and a parked thread on
 * the other side.
 */
public final class RoundTrip {
  private final AtomicInteger left = new AtomicInteger();
  private volatile @Nullable Thread waiting;
  private volatile @Nullable Throwable failure;

  /** In the benchmark's thread, before anything is handed on: how many answers will come. */
  public void expect(int answers) {
    waiting = Thread.currentThread();
    left.set(answers);
  }

  /** One answer. Any thread. */
  public void answer() {
    if (left.decrementAndGet() == 0) {
      LockSupport.unpark(waiting);
    }
  }

  /** No answer will come any more. Any thread. */
  public void fail(Throwable cause) {
    failure = cause;
    left.set(0);
    LockSupport.unpark(waiting);
  }

  /** Waits for all answers. */
  public void await() {
    while (left.get() > 0) {
      LockSupport.park(this);
    }
    if (failure != null) {
      throw new IllegalStateException("the other side has ended", failure);
    }
  }
}
