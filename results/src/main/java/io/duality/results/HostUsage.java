package io.duality.results;

/**
 * What a machine of several had of a trial, in its measured window. A figure that the machine does
 * not give is -1.
 *
 * @param name as in {@code hosts.json}
 * @param agentCpuSeconds CPU time, in both modes, of the agent process by which the machine takes
 *     part; in steps of 10 ms
 * @param agentRssBytes its resident memory at the window's end
 */
public record HostUsage(String name, double agentCpuSeconds, long agentRssBytes) {
  public HostUsage {
    Checks.present("name", name);
    Checks.knownOrMinusOne("agentCpuSeconds", agentCpuSeconds);
    Checks.atLeast(-1, "agentRssBytes", agentRssBytes);
  }
}
