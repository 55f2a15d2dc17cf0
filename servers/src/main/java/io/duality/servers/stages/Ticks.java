package io.duality.servers.stages;

/**
 * Periods of a clock that somebody else reads. A look that comes late does not move those that
 * follow, so that a period is never skipped because a timer was late once. Confined to one thread.
 */
final class Ticks {
  private final long periodNanos;
  private long dueNanos;

  /** The first period ends one period from now. */
  Ticks(long periodNanos, long nowNanos) {
    this.periodNanos = periodNanos;
    dueNanos = nowNanos + periodNanos;
  }

  /** Whether a period has ended since the last look; several that were missed count as one. */
  boolean isDue(long nowNanos) {
    if (nowNanos - dueNanos < 0) {
      return false;
    }
    dueNanos += periodNanos;
    if (nowNanos - dueNanos >= 0) {
      dueNanos = nowNanos + periodNanos;
    }
    return true;
  }
}
