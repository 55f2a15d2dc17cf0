package io.duality.results;

import java.util.List;

/**
 * A run as it was read from its folder.
 *
 * @param plan what it set out to do
 * @param environment where it was made; on several machines, where the servers were
 * @param hosts the machines, the server's first; empty where it was made on one
 * @param trials in the order in which they were recorded
 * @param warnings what could not be read, one line each with file and line number; empty for a
 *     whole run
 */
public record RunData(
    PlanDocument plan,
    Environment environment,
    List<Hosts.Host> hosts,
    List<TrialRecord> trials,
    List<String> warnings) {
  public RunData {
    hosts = List.copyOf(hosts);
    trials = List.copyOf(trials);
    warnings = List.copyOf(warnings);
  }

  /** A run that was made on one machine. */
  public RunData(
      PlanDocument plan, Environment environment, List<TrialRecord> trials, List<String> warnings) {
    this(plan, environment, List.of(), trials, warnings);
  }

  /** The trials summed up, one point for each model and x. */
  public Points points() {
    return Points.of(plan, trials);
  }
}
