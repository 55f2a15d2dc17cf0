package io.duality.servers.blocking;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many connections are runnable: they neither wait for their client nor for the disk or another
 * service. Counted only for an acceptor that favours them, so that no other model pays for it.
 */
final class Activity {
  /** Some connection is runnable. */
  static final long BUSY = -1;

  private final boolean counted;
  private final LongAdder begun = new LongAdder();
  private final LongAdder ended = new LongAdder();

  Activity(boolean counted) {
    this.counted = counted;
  }

  /** A new connection, which waits. */
  Member join() {
    return new Member();
  }

  /**
   * {@link #BUSY}, or a number that is another one as soon as a connection has been runnable.
   *
   * <p>The ends are read first: both only grow, so if they equal the later begins, nobody was
   * runnable in between.
   */
  long mark() {
    long ends = ended.sum();
    long begins = begun.sum();
    return ends == begins ? begins : BUSY;
  }

  /** One connection; confined to its thread. */
  final class Member {
    private boolean working;

    /** It has what it waited for. */
    void works() {
      if (counted && !working) {
        working = true;
        begun.increment();
      }
    }

    /** It is about to wait, or ends. */
    void waits() {
      if (working) {
        working = false;
        ended.increment();
      }
    }
  }
}
