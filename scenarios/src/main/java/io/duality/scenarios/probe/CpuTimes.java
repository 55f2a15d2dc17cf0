package io.duality.scenarios.probe;

/**
 * CPU time of some processes since their start, summed; -1 where it is not known for one of them.
 *
 * @param userNanos in user mode, in steps of 10 ms
 * @param systemNanos in the kernel
 */
public record CpuTimes(long userNanos, long systemNanos) {
  /** Of no process. */
  public static final CpuTimes NONE = new CpuTimes(0, 0);

  /** Both together. */
  public CpuTimes plus(CpuTimes other) {
    return new CpuTimes(Sum.of(userNanos, other.userNanos), Sum.of(systemNanos, other.systemNanos));
  }
}
