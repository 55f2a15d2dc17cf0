package io.duality.servers.stages;

/**
 * When the pool of a stage grows and shrinks: each sample that finds the queue longer than a
 * threshold adds one thread, a thread that has been idle for long goes (SEDA, SOSP'01, section
 * 4.2). Without a thread and without a clock of its own.
 */
public final class PoolController {

  /**
   * Its parameters.
   *
   * @param sampleNanos between two looks at the queue, at least 1
   * @param actEvery looks at the queue of which one may add a thread, at least 1: the paper has 1,
   *     the code that came with it acts at every 4th (CONTROLLER_DELAY)
   * @param addThreshold events beyond which a thread is added, at least 0
   * @param minThreads of the stage, at least 1
   * @param maxThreads of the stage, at least {@code minThreads}
   * @param idleNanos after which a thread goes, unless so few are left, at least 1
   */
  public record Rules(
      long sampleNanos,
      int actEvery,
      int addThreshold,
      int minThreads,
      int maxThreads,
      long idleNanos) {
    public Rules {
      if (sampleNanos < 1
          || actEvery < 1
          || addThreshold < 0
          || minThreads < 1
          || maxThreads < minThreads
          || idleNanos < 1) {
        throw new IllegalArgumentException(
            "no rules for a pool: " + minThreads + ".." + maxThreads);
      }
    }
  }

  private final Rules rules;
  private final Ticks ticks;
  private int looks;

  /**
   * A controller that takes its first sample one period from now.
   *
   * @param nowNanos as {@link System#nanoTime}
   */
  PoolController(Rules rules, long nowNanos) {
    this.rules = rules;
    ticks = new Ticks(rules.sampleNanos(), nowNanos);
  }

  /** Whether to add a thread now; true at most once a period. Confined to one thread. */
  boolean shouldAdd(long nowNanos, int queued, int threads) {
    if (!ticks.isDue(nowNanos)) {
      return false;
    }
    looks++;
    return looks % rules.actEvery() == 0
        && queued > rules.addThreshold()
        && threads < rules.maxThreads();
  }

  /** Whether one of so many threads should go after so long without an event. Any thread. */
  boolean shouldRemove(long idleNanos, int threads) {
    return idleNanos >= rules.idleNanos() && threads > rules.minThreads();
  }

  /** How long a thread waits for an event before it asks {@link #shouldRemove}. */
  long idleNanos() {
    return rules.idleNanos();
  }
}
