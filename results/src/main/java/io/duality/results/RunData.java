package io.duality.results;

import java.util.List;

/**
 * A run as it was read from its folder.
 *
 * @param plan what it set out to do
 * @param environment where it was made
 * @param trials in the order in which they were recorded
 * @param warnings what could not be read, one line each with file and line number; empty for a
 *     whole run
 */
public record RunData(
    PlanDocument plan, Environment environment, List<TrialRecord> trials, List<String> warnings) {
  public RunData {
    trials = List.copyOf(trials);
    warnings = List.copyOf(warnings);
  }

  /** The trials summed up, one point for each model and x. */
  public Points points() {
    return Points.of(plan, trials);
  }
}
