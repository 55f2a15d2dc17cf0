package io.duality.servers.stages;

import java.util.Optional;

/**
 * How a stage is made.
 *
 * @param queue bound of the queue, at least 1
 * @param batch most events that a thread takes at once, from 1 to {@code queue}
 * @param threads at the start, at least 1
 * @param pool sizes the pool; empty for a fixed number of threads
 * @param batching sizes the batch; empty for a fixed one
 * @param admission refuses requests before the queue is full; empty to admit all that fit
 */
public record StageRules(
    int queue,
    int batch,
    int threads,
    Optional<PoolController.Rules> pool,
    Optional<BatchController.Rules> batching,
    Optional<AdmissionController.Rules> admission) {

  public StageRules {
    if (batch < 1 || batch > queue) {
      throw new IllegalArgumentException("batch " + batch + " has to be from 1 to queue " + queue);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + " has to be at least 1");
    }
  }

  /** A fixed pool that takes all that come, as long as they fit. */
  public static StageRules fixed(int queue, int batch, int threads) {
    return new StageRules(
        queue, batch, threads, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same for a stage that waits for each event, with another pool: one event at a time, because
   * those of a batch would wait for each other while other threads are idle.
   */
  StageRules waiting(Optional<PoolController.Rules> other) {
    return new StageRules(queue, 1, threads, other, Optional.empty(), admission);
  }

  /** The same for a stage that waits for each event, with the pool that it has. */
  public StageRules oneByOne() {
    return waiting(pool);
  }

  /** The same with so many threads for ever. */
  public StageRules withThreads(int fixed) {
    return new StageRules(queue, batch, fixed, Optional.empty(), batching, admission);
  }

  /** The same for a population of so many events, of which none may be refused. */
  public StageRules holding(int events) {
    return new StageRules(
        Math.max(queue, events), batch, threads, pool, batching, Optional.empty());
  }
}
