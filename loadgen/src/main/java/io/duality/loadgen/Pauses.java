package io.duality.loadgen;

import java.util.random.RandomGenerator;

/** Draws think times. Confined to one thread. */
final class Pauses {
  private final long meanNanos;
  private final boolean exponential;
  private final RandomGenerator random;

  Pauses(Think think, RandomGenerator random) {
    meanNanos = think.mean().toNanos();
    exponential =
        switch (think.law()) {
          case FIXED -> false;
          case EXPONENTIAL -> meanNanos > 0;
        };
    this.random = random;
  }

  long meanNanos() {
    return meanNanos;
  }

  /** Whether all are the same. */
  boolean fixed() {
    return !exponential;
  }

  long nextNanos() {
    return exponential ? (long) (meanNanos * random.nextExponential()) : meanNanos;
  }
}
