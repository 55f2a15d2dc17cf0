package io.duality.scenarios.probe;

/**
 * All CPUs of this machine at one moment, since boot; -1 where not known.
 *
 * @param totalTicks time of all CPUs in all states
 * @param stealTicks time that a hypervisor gave to somebody else
 * @param pressureMicros time in which some runnable thread had no CPU ({@code /proc/pressure/cpu})
 */
public record MachineSample(long totalTicks, long stealTicks, long pressureMicros) {

  /** Stolen share of all CPU time since an earlier moment, 0 to 1, or -1. */
  public double stealSince(MachineSample earlier) {
    long total = totalTicks - earlier.totalTicks;
    if (stealTicks < 0 || earlier.stealTicks < 0 || total <= 0) {
      return -1;
    }
    return Math.max(0, (double) (stealTicks - earlier.stealTicks) / total);
  }
}
