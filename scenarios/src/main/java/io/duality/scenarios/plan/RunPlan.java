package io.duality.scenarios.plan;

import io.duality.results.PlanDocument;
import io.duality.results.TrialRecord;
import io.duality.scenarios.spec.Workload;
import java.util.List;

/**
 * A run before it starts.
 *
 * @param document what is written to {@code plan.json}
 * @param workload what the clients do
 * @param trials in the order in which they will run: seeded and interleaved across models
 * @param warnings limits that do not rule a trial out but colour its figures, one line each
 */
public record RunPlan(
    PlanDocument document, Workload workload, List<TrialPlan> trials, List<String> warnings) {
  public RunPlan {
    warnings = List.copyOf(warnings);
    trials = List.copyOf(trials);
  }

  /** The trials that have no record among these, in their order. */
  public List<TrialPlan> without(List<TrialRecord> done) {
    return trials.stream().filter(trial -> done.stream().noneMatch(trial::isOf)).toList();
  }
}
