package io.duality.servers.seda;

/**
 * When the pool of a stage grows and shrinks: each sample that finds the queue longer than a
 * threshold adds one thread, a thread that has been idle for long goes (SEDA, SOSP'01, section
 * 4.2). Without a thread and without a clock of its own.
 */
final class PoolController {

  /**
   * Its parameters.
   *
   * @param sampleNanos between two looks at the queue
   * @param addThreshold events beyond which a thread is added
   * @param maxThreads of the stage
   * @param idleNanos after which a thread goes, unless it is the last
   */
  record Rules(long sampleNanos, int addThreshold, int maxThreads, long idleNanos) {}

  private final Rules rules;
  private long sampledNanos;

  /**
   * A controller that takes its first sample one period from now.
   *
   * @param nowNanos as {@link System#nanoTime}
   */
  PoolController(Rules rules, long nowNanos) {
    this.rules = rules;
    sampledNanos = nowNanos;
  }

  /** Whether to add a thread now; true at most once a period. Confined to one thread. */
  boolean shouldAdd(long nowNanos, int queued, int threads) {
    if (nowNanos - sampledNanos < rules.sampleNanos()) {
      return false;
    }
    sampledNanos = nowNanos;
    return queued > rules.addThreshold() && threads < rules.maxThreads();
  }

  /** Whether one of so many threads should go after so long without an event. Any thread. */
  boolean shouldRemove(long idleNanos, int threads) {
    return idleNanos >= rules.idleNanos() && threads > 1;
  }

  /** How long a thread waits for an event before it asks {@link #shouldRemove}. */
  long idleNanos() {
    return rules.idleNanos();
  }
}
