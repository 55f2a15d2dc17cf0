package io.duality.scenarios.plan;

import io.duality.scenarios.machine.CpuList;
import io.duality.scenarios.machine.HostLimits;
import java.util.List;

/**
 * Which CPUs the server and the generator have: disjoint halves where there are two or more, the
 * generator's the larger, so that it is not the first to be exhausted.
 *
 * @param server in taskset syntax; empty when not pinned
 * @param generator the same
 * @param serverCpus how many the server may use
 * @param generatorCpus how many the generator may use
 */
record CpuSplit(String server, String generator, int serverCpus, int generatorCpus) {

  static CpuSplit network(HostLimits host) {
    List<Integer> cpus = host.cpus();
    int half = cpus.size() / 2;
    if (half == 0) {
      return new CpuSplit("", "", 1, 1);
    }
    return new CpuSplit(
        CpuList.format(cpus.subList(0, half)),
        CpuList.format(cpus.subList(half, cpus.size())),
        half,
        cpus.size() - half);
  }

  /** Tasks, and benchmarks, have the whole machine. */
  static CpuSplit whole(HostLimits host) {
    return new CpuSplit("", "", host.cpus().size(), 0);
  }
}
