package io.duality.scenarios.probe;

/**
 * All CPUs of this machine at one moment, since boot; -1 where not known.
 *
 * @param totalTicks time of all CPUs in all states
 * @param busyTicks time of all CPUs in programs, in user mode or in the kernel; interrupts are no
 *     program's
 * @param stealTicks time that a hypervisor gave to somebody else
 * @param pressureMicros time in which some runnable thread had no CPU ({@code /proc/pressure/cpu})
 */
public record MachineSample(long totalTicks, long busyTicks, long stealTicks, long pressureMicros) {
  /** Not known. */
  public static final MachineSample UNKNOWN = new MachineSample(-1, -1, -1, -1);

  /** Stolen share of all CPU time since an earlier moment, 0 to 1, or -1. */
  public double stealSince(MachineSample earlier) {
    return share(earlier, stealTicks, earlier.stealTicks);
  }

  /** Share of all CPU time that programs took since an earlier moment, 0 to 1, or -1. */
  public double busySince(MachineSample earlier) {
    return share(earlier, busyTicks, earlier.busyTicks);
  }

  /**
   * Share of the time in which some runnable thread had no CPU, 0 to 1, or -1.
   *
   * @param seconds since the earlier moment
   */
  public double pressureSince(MachineSample earlier, double seconds) {
    if (pressureMicros < 0 || earlier.pressureMicros < 0 || seconds <= 0) {
      return -1;
    }
    return Math.clamp((pressureMicros - earlier.pressureMicros) / 1e6 / seconds, 0, 1);
  }

  /** Time of all CPUs since an earlier moment, seconds, or -1. */
  public double secondsSince(MachineSample earlier) {
    return totalTicks < 0 || earlier.totalTicks < 0
        ? -1
        : (totalTicks - earlier.totalTicks) * ProcProbe.NANOS_PER_TICK / 1e9;
  }

  private double share(MachineSample earlier, long now, long before) {
    long total = totalTicks - earlier.totalTicks;
    if (now < 0 || before < 0 || total <= 0) {
      return -1;
    }
    return Math.max(0, (double) (now - before) / total);
  }
}
