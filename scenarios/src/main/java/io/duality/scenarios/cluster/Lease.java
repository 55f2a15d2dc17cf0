package io.duality.scenarios.cluster;

import java.time.Duration;

/**
 * How long the other side may be silent: an agent's children live, and a controller's trial goes
 * on, no longer. Thread-safe. Moments are those of one monotonic clock.
 */
final class Lease {
  private final long lengthNanos;
  private volatile long heardNanos;

  /** Begins now. */
  Lease(Duration length, long nowNanos) {
    this.lengthNanos = length.toNanos();
    this.heardNanos = nowNanos;
  }

  /** The other side was heard. */
  void renew(long nowNanos) {
    heardNanos = nowNanos;
  }

  /** Whether it has been silent for longer. */
  boolean isOver(long nowNanos) {
    return nowNanos - heardNanos > lengthNanos;
  }

  /** For how long it has been silent. */
  Duration silence(long nowNanos) {
    return Duration.ofNanos(Math.max(0, nowNanos - heardNanos));
  }
}
