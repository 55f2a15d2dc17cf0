package io.duality.loadgen;

/**
 * Decides when a loop rests before it polls, so that responses come several at once. A loop that is
 * faster than its server is woken for each single response otherwise, and the sleep and the wakeup
 * cost as much as half of the request (measured: one poll and 0.3 to 0.4 sleeps a request without
 * rests; 0.1 of both, and a third less CPU time, with them). The server gains too: it is its send
 * that wakes the loop.
 *
 * <p>A rest makes a response's time longer, by at most its own length, and never shorter. So it is
 * short against what is measured: at most 1/{@value #SHARE} of the time that the faster quarter of
 * the responses takes, and 50 us (timers end some 20 us late on a virtual machine). And it has to
 * be of use: there are none while less than two responses would come meanwhile, while they come in
 * batches anyway, or while a request is due sooner. So a loop at less than 40,000 responses/s, or
 * with less than 32 clients in a closed loop, never rests. In a closed loop at the server's limit a
 * rest moves no figure: clients / throughput is the response time either way. Confined to its
 * loop's thread.
 */
final class Gathering {
  private static final long LONGEST_NANOS = 50_000;

  /** Below it the timer costs more than it saves. */
  private static final long SHORTEST_NANOS = 10_000;

  private static final int SHARE = 16;

  /** Responses that a rest has to gather. */
  private static final int FEWEST = 2;

  /** So many events share the cost of a poll well enough. */
  private static final int BATCH = 16;

  /** The rate is that of the last millisecond or more. */
  private static final long COUNTED_NANOS = 1_000_000;

  /** A step of the estimated quartile is 1/64 of it. */
  private static final int STEP_SHIFT = 6;

  private long quartileNanos;
  private long countedFromNanos;
  private int counted;
  private long nanosPerResponse = Long.MAX_VALUE;
  private int lastReady;

  /** A response is complete; {@code serviceNanos} have passed since its request was sent. */
  void answered(long serviceNanos) {
    counted++;
    long step = (quartileNanos >> STEP_SHIFT) + 1;
    // Three times as far down as up: at rest where three of four are above.
    quartileNanos += serviceNanos < quartileNanos ? -3 * step : step;
  }

  /** A poll has told of so many events. */
  void polled(int ready) {
    lastReady = ready;
  }

  /**
   * How long to rest.
   *
   * @param waitNanos as long as there is nothing to do but what the poll tells
   * @return 0 if not at all; else at most {@code waitNanos}
   */
  long restNanos(long nowNanos, long waitNanos) {
    count(nowNanos);
    long rest = Math.min(quartileNanos / SHARE, LONGEST_NANOS);
    boolean pays = rest >= SHORTEST_NANOS && nanosPerResponse <= rest / FEWEST && lastReady < BATCH;
    return pays && rest <= waitNanos ? rest : 0;
  }

  private void count(long nowNanos) {
    long nanos = nowNanos - countedFromNanos;
    if (nanos >= COUNTED_NANOS) {
      nanosPerResponse = nanos / Math.max(counted, 1);
      counted = 0;
      countedFromNanos = nowNanos;
    }
  }
}
