package io.duality.results;

import org.jspecify.annotations.Nullable;

/**
 * What a machine of several had of a trial, in its measured window. A figure that the machine does
 * not give is -1.
 *
 * @param name as in {@code hosts.json}
 * @param agentCpuSeconds CPU time, in both modes, of the agent process by which the machine takes
 *     part; in steps of 10 ms
 * @param agentRssBytes its resident memory at the window's end
 * @param generatorCpus CPUs that the generator's processes there can use at the same time: no more
 *     than they have event loops; 0 where there are none
 * @param generator these processes; null where there are none
 * @param barrierSeconds the longest by which they can have begun their window after those of
 *     another host, as the controller's clock bounds it; 0 where no other has any
 */
public record HostUsage(
    String name,
    double agentCpuSeconds,
    long agentRssBytes,
    int generatorCpus,
    @Nullable ProcessUsage generator,
    double barrierSeconds) {
  public HostUsage {
    Checks.present("name", name);
    Checks.knownOrMinusOne("agentCpuSeconds", agentCpuSeconds);
    Checks.atLeast(-1, "agentRssBytes", agentRssBytes);
    Checks.atLeast(0, "generatorCpus", generatorCpus);
    Checks.atLeast(0, "barrierSeconds", barrierSeconds);
    if ((generatorCpus > 0) != (generator != null)) {
      throw new IllegalArgumentException(
          "generators have CPUs, and no others: " + generatorCpus + " CPUs for " + generator);
    }
  }
}
