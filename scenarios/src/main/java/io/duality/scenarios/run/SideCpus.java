package io.duality.scenarios.run;

import io.duality.scenarios.probe.Probe;
import java.util.List;
import java.util.function.Supplier;

/**
 * The CPUs that each side keeps busy, at a glance.
 *
 * @param server where the requests are answered
 * @param generator where they are made
 */
record SideCpus(CpuGlance server, CpuGlance generator) {

  /** Where the work makes itself, and there is no other side. */
  static SideCpus ofServer(Probe probe, Supplier<List<Long>> pids) {
    return new SideCpus(new CpuGlance(probe, pids), new CpuGlance(probe, List::of));
  }

  /** Where the server is not one of ours, and may not even be on this machine. */
  static SideCpus ofGenerator(Probe probe, Supplier<List<Long>> pids) {
    return new SideCpus(new CpuGlance(probe, List::of), new CpuGlance(probe, pids));
  }
}
