package io.duality.scenarios.plan;

import io.duality.results.PlanDocument;
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
}
