package io.duality.loadgen;

import java.util.concurrent.CompletableFuture;

/**
 * When the requests of one loop are due, and who sends them. Confined to its loop's thread; nothing
 * but the begin allocates.
 */
interface Arrivals extends Outcomes {
  /** Bounds what requests that are due take before responses have their turn. */
  int STARTS_PER_CYCLE = 64;

  /** How many clients, from the first on, are to be connected before the begin. */
  int connectedFirst();

  /** The load begins now. */
  void begin(long nowNanos);

  /** Starts requests that are due, a bounded number; how many there were. */
  int startDue(long nowNanos);

  /** When the next is due, at most {@link Schedule#NEVER_NANOS} from now. */
  long nextDueNanos(long nowNanos);

  /** Counts as offered what has become due by now. */
  void countUntil(long nowNanos);

  /**
   * Starts no request any more, and closes all connections but those with a request under way.
   *
   * @param done when those are answered or have failed
   */
  void drain(CompletableFuture<Void> done);

  /** Ends the drain at once; how many requests were still under way. */
  int abandon();
}
