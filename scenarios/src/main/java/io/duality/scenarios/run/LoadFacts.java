package io.duality.scenarios.run;

import io.duality.scenarios.probe.TcpCounters;

/**
 * What this machine's kernel tells of a load, where the generator runs.
 *
 * @param tcp increase of the counters over ramp and window, of this whole network namespace
 * @param stealShare share of CPU time that a hypervisor took in the window, 0 to 1, or -1
 * @param pressureShare share of the window in which some ready thread had no CPU, 0 to 1, or -1
 * @param runQueueSeconds that the generator's event loops waited so, summed, or -1
 * @param generatorCpus CPUs that the generator can use at the same time
 */
public record LoadFacts(
    TcpCounters tcp,
    double stealShare,
    double pressureShare,
    double runQueueSeconds,
    int generatorCpus) {

  /** Nothing is known, as outside of Linux. */
  public static LoadFacts unknown(int generatorCpus) {
    return new LoadFacts(new TcpCounters(-1, -1, -1), -1, -1, -1, generatorCpus);
  }
}
