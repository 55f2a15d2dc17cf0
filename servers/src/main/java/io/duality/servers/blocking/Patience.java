package io.duality.servers.blocking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one connection waits for and until when. Its thread begins and ends a wait, the reaper's
 * thread may end one that is overdue; whoever is first has ended it, and the other is told.
 *
 * <pre>
 *            begin                  expire (reaper)
 *   WORKING --------> a phase -----------------------> EXPIRED
 *      ^                 |                                |
 *      +-----------------+ end: true            end: false +
 * </pre>
 *
 * Phase and deadline are one word: read apart, an old deadline could be taken for that of a
 * response that has just begun.
 */
final class Patience {
  /** What a deadline that has passed means. */
  enum Phase {
    /** Between requests: the connection just ends. */
    IDLE(0),
    /** A request has begun to arrive: it is answered 408. */
    REQUEST(1),
    /** The peer does not read: the connection is cut. */
    RESPONSE(2),
    /** The answer is out, the peer still sends: the connection just ends. */
    LINGER(3);

    private final long code;

    Phase(long code) {
      this.code = code;
    }

    private static Phase of(long code) {
      for (Phase phase : PHASES) {
        if (phase.code == code) {
          return phase;
        }
      }
      throw new IllegalStateException("no phase of code " + code);
    }
  }

  private static final Phase[] PHASES = Phase.values();

  /** The low bits: a phase's code, or one of the two below; above them the deadline. */
  private static final int STATE_BITS = 3;

  private static final long STATE = (1L << STATE_BITS) - 1;
  private static final long WORKING = 4;
  private static final long EXPIRED = 5;
  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(Patience.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Longer than any server runs, and short enough for the bits that are left. */
  private static final long LONGEST = TimeUnit.DAYS.toNanos(3_650);

  /** No request has begun to arrive. */
  private static final long NONE = Long.MIN_VALUE;

  private final long origin;

  /** Of the request that arrives; confined to the connection's thread. */
  private long requestDeadline = NONE;

  @SuppressWarnings("UnusedVariable") // through WORD
  private long word = WORKING;

  /**
   * Waits for nothing yet.
   *
   * @param origin {@link System#nanoTime} at the server's start; deadlines are kept relative to it,
   *     so that they compare as plain numbers
   */
  Patience(long origin) {
    this.origin = origin;
  }

  /** The connection's thread is about to wait. A request keeps the deadline of its first byte. */
  void begin(Phase phase, long nowNanos, long patienceNanos) {
    long deadline = nowNanos - origin + Math.min(patienceNanos, LONGEST);
    if (phase == Phase.REQUEST) {
      if (requestDeadline == NONE) {
        requestDeadline = deadline;
      }
      deadline = requestDeadline;
    } else if (phase == Phase.IDLE) {
      requestDeadline = NONE;
    }
    // A store suffices: the reaper leaves alone who works.
    WORD.setRelease(this, (deadline << STATE_BITS) | phase.code);
  }

  /** What a request has left of its time, milliseconds, rounded up, at least 1. */
  int requestMillis(long nowNanos) {
    long nanos = requestDeadline - (nowNanos - origin);
    return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanos) + 1, 1, Integer.MAX_VALUE);
  }

  /** The connection's thread goes on; false if the reaper has ended its wait. */
  boolean end() {
    return ((long) WORD.getAndSet(this, WORKING) & STATE) != EXPIRED;
  }

  /** Whether a request has begun to arrive, and is not there yet. */
  boolean isTimingARequest() {
    return requestDeadline != NONE;
  }

  /** What the server itself took while a request arrives is no delay of the client's. */
  void extendRequest(long nanos) {
    requestDeadline += nanos;
  }

  /** The request is there; the next one has a time of its own. */
  void requestArrived() {
    requestDeadline = NONE;
  }

  /** Ends an overdue wait: its phase, or null if there is none. Called by the reaper. */
  @Nullable Phase expire(long nowNanos) {
    long seen = (long) WORD.getAcquire(this);
    long state = seen & STATE;
    boolean overdue = state < WORKING && seen >> STATE_BITS < nowNanos - origin;
    return overdue && WORD.compareAndSet(this, seen, EXPIRED) ? Phase.of(state) : null;
  }

  /**
   * Ends a wait for input for one that acts in place of the connection's thread, which has left it
   * alone: of several, one only is told true. In a response the thread itself waits. Any thread.
   */
  boolean claimInput() {
    long seen = (long) WORD.getAcquire(this);
    long state = seen & STATE;
    return state < WORKING
        && state != Phase.RESPONSE.code
        && WORD.compareAndSet(this, seen, WORKING);
  }

  /** The same, if it waits between two requests. */
  boolean claimIdle() {
    long seen = (long) WORD.getAcquire(this);
    return (seen & STATE) == Phase.IDLE.code && WORD.compareAndSet(this, seen, WORKING);
  }

  /** Whether the connection waits between two requests. Any thread may ask. */
  boolean isIdle() {
    return ((long) WORD.getAcquire(this) & STATE) == Phase.IDLE.code;
  }
}
