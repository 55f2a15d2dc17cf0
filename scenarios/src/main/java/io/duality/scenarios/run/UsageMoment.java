package io.duality.scenarios.run;

import io.duality.scenarios.probe.CpuTimes;
import io.duality.scenarios.probe.Probe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What processes have used until one moment, each for itself: a program may start and end processes
 * of its own in between. Those that cannot be read have ended, or nothing is known of any.
 *
 * @param cpu CPU time by process id
 * @param waited seconds in the run queue by process id, -1 where it is not known
 */
record UsageMoment(Map<Long, CpuTimes> cpu, Map<Long, Double> waited) {
  /** Of no process. */
  static final UsageMoment NONE = new UsageMoment(Map.of(), Map.of());

  UsageMoment {
    cpu = Map.copyOf(cpu);
    waited = Map.copyOf(waited);
  }

  /** Now. */
  static UsageMoment of(Probe probe, List<Long> pids) {
    Map<Long, CpuTimes> cpu = new LinkedHashMap<>();
    Map<Long, Double> waited = new LinkedHashMap<>();
    for (long pid : pids) {
      CpuTimes times = probe.cpu(List.of(pid));
      if (times.userNanos() >= 0) {
        cpu.put(pid, times);
        waited.put(pid, probe.runQueueSeconds(List.of(pid)));
      }
    }
    return new UsageMoment(cpu, waited);
  }

  /** CPU time since an earlier moment of those that are alive now; new ones count from zero. */
  CpuTimes cpuSince(UsageMoment earlier) {
    if (cpu.isEmpty() || earlier.cpu.isEmpty()) {
      return new CpuTimes(-1, -1);
    }
    long user = 0;
    long system = 0;
    for (Map.Entry<Long, CpuTimes> process : cpu.entrySet()) {
      CpuTimes before = earlier.cpu.getOrDefault(process.getKey(), CpuTimes.NONE);
      user += Math.max(0, process.getValue().userNanos() - before.userNanos());
      system += Math.max(0, process.getValue().systemNanos() - before.systemNanos());
    }
    return new CpuTimes(user, system);
  }

  /** Seconds in the run queue since then, likewise; -1 if one is not known. */
  double waitedSince(UsageMoment earlier) {
    if (waited.isEmpty() || earlier.waited.isEmpty()) {
      return -1;
    }
    double sum = 0;
    for (Map.Entry<Long, Double> process : waited.entrySet()) {
      double before = earlier.waited.getOrDefault(process.getKey(), 0.0);
      if (process.getValue() < 0 || before < 0) {
        return -1;
      }
      sum += Math.max(0, process.getValue() - before);
    }
    return sum;
  }

  /** How many of an earlier moment have ended. */
  long endedSince(UsageMoment earlier) {
    return earlier.cpu.keySet().stream().filter(pid -> !cpu.containsKey(pid)).count();
  }
}
