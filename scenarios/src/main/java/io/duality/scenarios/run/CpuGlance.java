package io.duality.scenarios.run;

import io.duality.scenarios.probe.CpuTimes;
import io.duality.scenarios.probe.Probe;
import java.util.List;
import java.util.function.Supplier;

/**
 * How many CPUs the processes of one side keep busy, from one glance to the next, for whoever
 * watches. What is measured has {@link UsageMeter}. Not thread-safe.
 */
final class CpuGlance {
  /** Of a side without processes, or with so many threads that asking would cost the window. */
  static final double UNKNOWN = -1;

  /** The kernel tells CPU time in steps of 10 ms: of a shorter time they are too large a part. */
  private static final long LEAST_NANOS = 400_000_000;

  private final Probe probe;
  private final Supplier<List<Long>> processes;
  private List<Long> pids = List.of();
  private long lastNanos;
  private long lastCpuNanos = -1;
  private double cpus = UNKNOWN;

  /**
   * Asks nothing yet.
   *
   * @param processes those of the side; asked for at the first glance only, because to find those
   *     of a foreign program takes a walk through all that run here
   */
  CpuGlance(Probe probe, Supplier<List<Long>> processes) {
    this.probe = probe;
    this.processes = processes;
  }

  /**
   * CPUs in use since the glance before; what was said then, if that was just now; {@link #UNKNOWN}
   * at the first.
   *
   * @param nowNanos by {@link System#nanoTime}
   */
  double at(long nowNanos) {
    if (lastCpuNanos >= 0 && nowNanos - lastNanos < LEAST_NANOS) {
      return cpus;
    }
    long nowCpuNanos = cpuNanos();
    cpus =
        lastCpuNanos < 0 || nowCpuNanos < 0
            ? UNKNOWN
            : (double) Math.max(0, nowCpuNanos - lastCpuNanos) / (nowNanos - lastNanos);
    lastNanos = nowNanos;
    lastCpuNanos = nowCpuNanos;
    return cpus;
  }

  private long cpuNanos() {
    if (pids.isEmpty()) {
      pids = processes.get();
    }
    if (pids.isEmpty()) {
      return -1;
    }
    CpuTimes now = probe.cpuAtAGlance(pids);
    return now.userNanos() < 0 ? -1 : now.userNanos() + now.systemNanos();
  }
}
