package io.duality.scenarios.run;

import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Lifeline;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Counts the connections that the server has accepted. A client is connected as soon as the kernel
 * has put its connection into the accept queue, so that a server may have some left to take when
 * the last client is: it is given time for that, and a verdict only then.
 */
final class AcceptedConnections {
  /** For the last of a ramp; whoever needs longer does not accept. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The kernel prints a line for each end of each connection, which takes it a while. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private AcceptedConnections() {}

  /**
   * The count, read again until it suffices or the time is over.
   *
   * @param table reads it, -1 if it is not known
   * @param wanted connections that the generators have
   * @param most the longest to wait
   */
  static long count(LongSupplier table, long wanted, Lifeline lifeline, Duration most)
      throws ChildFailure, InterruptedException {
    long begin = System.nanoTime();
    long found = table.getAsLong();
    while (found >= 0 && found < wanted && System.nanoTime() - begin < most.toNanos()) {
      lifeline.pass(PAUSE);
      found = table.getAsLong();
    }
    return found;
  }
}
