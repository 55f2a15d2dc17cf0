package io.duality.scenarios.probe;

import java.util.Map;

/**
 * Context switches of each thread of some processes at one moment.
 *
 * @param byThread counts by {@code PID/TID}
 * @param known false if the processes could not be read or have too many threads to be read
 */
public record Switches(Map<String, Count> byThread, boolean known) {
  /** Not known. */
  public static final Switches UNKNOWN = new Switches(Map.of(), false);

  /**
   * Context switches.
   *
   * @param voluntary the thread waited
   * @param involuntary the thread was preempted
   */
  public record Count(long voluntary, long involuntary) {
    /** Not known. */
    public static final Count UNKNOWN = new Count(-1, -1);
  }

  public Switches {
    byThread = Map.copyOf(byThread);
  }

  /**
   * The increase since an earlier moment, over the threads that are alive now: those that ended in
   * between took their counts with them.
   */
  public Count since(Switches earlier) {
    if (!known || !earlier.known) {
      return Count.UNKNOWN;
    }
    long voluntary = 0;
    long involuntary = 0;
    for (Map.Entry<String, Count> thread : byThread.entrySet()) {
      Count before = earlier.byThread.getOrDefault(thread.getKey(), new Count(0, 0));
      voluntary += thread.getValue().voluntary() - before.voluntary();
      involuntary += thread.getValue().involuntary() - before.involuntary();
    }
    return new Count(Math.max(0, voluntary), Math.max(0, involuntary));
  }

  /** Threads of an earlier moment that have ended. */
  public long endedSince(Switches earlier) {
    return earlier.byThread.keySet().stream().filter(id -> !byThread.containsKey(id)).count();
  }
}
