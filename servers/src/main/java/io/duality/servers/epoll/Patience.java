package io.duality.servers.epoll;

/**
 * How long a connection has waited, counted from the first sweep after the last {@link #renew}: so
 * an event costs no look at the clock, and a deadline comes late by at most one sweep, never early.
 * Confined to its loop's thread.
 */
final class Patience {
  private boolean marked;
  private long markNanos;
  private long progress;

  /** The wait begins anew. */
  void renew() {
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
  boolean isOver(long nowNanos, long limitNanos) {
    if (!marked) {
      marked = true;
      markNanos = nowNanos;
    }
    return nowNanos - markNanos >= limitNanos;
  }
}
