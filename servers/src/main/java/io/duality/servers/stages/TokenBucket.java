package io.duality.servers.stages;

/**
 * Lets through so many a second, and after a rest a burst of as many as the bucket is deep.
 * Confined to one thread at a time.
 */
final class TokenBucket {
  private final double depth;
  private double perSecond;
  private double tokens;
  private long filledNanos;

  /** A full bucket. */
  TokenBucket(double perSecond, double depth, long nowNanos) {
    this.perSecond = perSecond;
    this.depth = depth;
    tokens = depth;
    filledNanos = nowNanos;
  }

  /** Takes a token; false if there is none. */
  boolean take(long nowNanos) {
    fill(nowNanos);
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** What was earned at the old rate stays. */
  void setRate(double newPerSecond, long nowNanos) {
    fill(nowNanos);
    perSecond = newPerSecond;
  }

  double perSecond() {
    return perSecond;
  }

  private void fill(long nowNanos) {
    // Threads read the clock before they get here: one may be earlier than the last.
    long elapsed = Math.max(0, nowNanos - filledNanos);
    tokens = Math.min(depth, tokens + perSecond * elapsed / 1e9);
    filledNanos += elapsed;
  }
}
