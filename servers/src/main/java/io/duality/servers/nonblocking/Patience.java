package io.duality.servers.nonblocking;

/**
 * How long a connection has waited, counted from the first sweep after the last {@link #renew}: so
 * an event costs no look at the clock, and a deadline comes late by at most one sweep, never early.
 * Confined to its loop's thread.
 */
final class Patience {
  private long limitNanos;
  private boolean marked;
  private long markNanos;
  private long progress;

  /** Waits for its first reason. */
  Patience(long limitNanos) {
    this.limitNanos = limitNanos;
  }

  /** The wait begins anew. */
  void renew(long limit) {
    limitNanos = limit;
    marked = false;
  }

  /** The wait begins anew if a figure has changed since the last call. */
  void renewOn(long figure) {
    if (figure != progress) {
      progress = figure;
      marked = false;
    }
  }

  /** Called by each sweep: whether the wait has taken longer than allowed. */
  boolean isOver(long nowNanos) {
    if (!marked) {
      marked = true;
      markNanos = nowNanos;
    }
    return nowNanos - markNanos >= limitNanos;
  }
}
