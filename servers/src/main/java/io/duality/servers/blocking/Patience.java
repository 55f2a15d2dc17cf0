package io.duality.servers.blocking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one connection waits for and until when. Written by the connection's thread before it
 * blocks, read by the {@link Reaper}; the deadline is released after the phase, so that who sees a
 * deadline sees its phase.
 */
final class Patience {
  /** What a deadline that has passed means. */
  enum Phase {
    /** Between requests: the connection just ends. */
    IDLE,
    /** A request has begun to arrive: it is answered 408. */
    REQUEST,
    /** The peer does not read: the connection is cut. */
    RESPONSE,
    /** The answer is out, the peer still sends: the connection just ends. */
    LINGER
  }

  private static final VarHandle DEADLINE;

  static {
    try {
      DEADLINE = MethodHandles.lookup().findVarHandle(Patience.class, "deadline", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** No wait is on: the largest distance that a difference of two times can still tell. */
  private static final long NONE = Long.MAX_VALUE / 2;

  private final long origin;
  private Phase phase = Phase.IDLE;

  @SuppressWarnings("UnusedVariable") // through DEADLINE
  private long deadline = NONE;

  /**
   * Waits for nothing yet.
   *
   * @param origin {@link System#nanoTime} at the server's start; deadlines are kept relative to it,
   *     so that they compare as plain numbers
   */
  Patience(long origin) {
    this.origin = origin;
  }

  /** The connection's thread is about to wait; a phase that goes on keeps its deadline. */
  void await(Phase next, long nowNanos, long patienceNanos) {
    boolean renewed = next != Phase.REQUEST || phase != Phase.REQUEST || isResting();
    phase = next;
    if (renewed) {
      DEADLINE.setRelease(this, nowNanos - origin + patienceNanos);
    }
  }

  /** The connection's thread works on a request and is not to be disturbed. */
  void rest() {
    DEADLINE.setRelease(this, NONE);
  }

  private boolean isResting() {
    return (long) DEADLINE.getOpaque(this) == NONE;
  }

  boolean isOverdue(long nowNanos) {
    return (long) DEADLINE.getAcquire(this) < nowNanos - origin;
  }

  Phase phase() {
    return phase;
  }

  /** Whether the connection waits between two requests. */
  boolean isIdle() {
    return (long) DEADLINE.getAcquire(this) != NONE && phase == Phase.IDLE;
  }
}
