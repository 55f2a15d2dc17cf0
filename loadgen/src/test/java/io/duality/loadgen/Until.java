package io.duality.loadgen;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for what has to happen, as long as the test may take; whom it waits for has the processor
 * meanwhile.
 */
final class Until {
  private static final long PAUSE_NANOS = 500_000;

  private Until() {}

  static void holds(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** So many in all. */
  static void completed(LoadGenerator generator, long count) throws InterruptedException {
    while (generator.progress().completed() < count) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** So many from now on: how many there were before is the machine's affair. */
  static void moreCompleted(LoadGenerator generator, long count) throws InterruptedException {
    completed(generator, generator.progress().completed() + count);
  }
}
