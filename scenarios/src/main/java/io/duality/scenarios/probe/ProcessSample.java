package io.duality.scenarios.probe;

/**
 * Some processes at one moment, summed; -1 where a figure is not known for one of them.
 *
 * @param userNanos CPU time in user mode since the processes' start, in steps of 10 ms
 * @param systemNanos CPU time in the kernel
 * @param rssBytes resident memory
 * @param threads threads alive
 */
public record ProcessSample(long userNanos, long systemNanos, long rssBytes, long threads) {
  /** No process. */
  public static final ProcessSample NONE = new ProcessSample(0, 0, 0, 0);

  /** Both together. */
  public ProcessSample plus(ProcessSample other) {
    return new ProcessSample(
        sum(userNanos, other.userNanos),
        sum(systemNanos, other.systemNanos),
        sum(rssBytes, other.rssBytes),
        sum(threads, other.threads));
  }

  private static long sum(long one, long other) {
    return one < 0 || other < 0 ? -1 : one + other;
  }
}
