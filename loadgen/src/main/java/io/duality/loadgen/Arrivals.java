package io.duality.loadgen;

import java.util.concurrent.CompletableFuture;

/**
 * When the requests of one loop are due, and who sends them. Confined to its loop's thread; nothing
 * but the begin allocates.
 */
interface Arrivals extends Outcomes {
  /** The load begins now. */
  void begin(long nowNanos);

  /** Starts requests that are due, a bounded number; how many there were. */
  int startDue(long nowNanos);

  /** When the next is due, at most {@link Schedule#NEVER_NANOS} from now. */
  long nextDueNanos(long nowNanos);

  /**
   * Starts no request any more, and closes all connections but those with a request under way.
   *
   * @param done when those are answered or have failed
   */
  void drain(CompletableFuture<Void> done);
}
