package io.duality.servers.accept;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many connections are runnable: they neither wait for their client nor for the disk or another
 * service. Counted only for an acceptor that favours them, so that no other model pays for it.
 */
public final class Activity {
  /** Some connection is runnable. */
  public static final long BUSY = -1;

  private final boolean counted;
  private final LongAdder begun = new LongAdder();
  private final LongAdder ended = new LongAdder();

  /**
   * Nobody is runnable yet.
   *
   * @param counted false if nobody asks: then it costs nothing
   */
  public Activity(boolean counted) {
    this.counted = counted;
  }

  /** A new connection, which waits. */
  public Member join() {
    return new Member();
  }

  /**
   * {@link #BUSY}, or a number that is another one as soon as a connection has been runnable.
   *
   * <p>The ends are read first: both only grow, so if they equal the later begins, nobody was
   * runnable in between.
   */
  public long mark() {
    long ends = ended.sum();
    long begins = begun.sum();
    return ends == begins ? begins : BUSY;
  }

  /** A connection of an event loop does some work, until {@link #ends}. */
  public void begins() {
    if (counted) {
      begun.increment();
    }
  }

  /** It waits again, or has ended; called once for each {@link #begins}. */
  public void ends() {
    if (counted) {
      ended.increment();
    }
  }

  /** One connection with a thread of its own; confined to that. */
  public final class Member {
    private boolean working;

    /** It has what it waited for. */
    public void works() {
      if (counted && !working) {
        working = true;
        begins();
      }
    }

    /** It is about to wait, or ends. */
    public void waits() {
      if (working) {
        working = false;
        ends();
      }
    }
  }
}
