package io.duality.scenarios.plan;

import io.duality.results.PlanDocument;
import java.util.List;

/**
 * A run before it starts.
 *
 * @param document what is written to {@code plan.json}
 * @param workload what the clients do
 * @param trials in the order in which they will run: seeded and interleaved across models
 */
public record RunPlan(PlanDocument document, Workload workload, List<TrialPlan> trials) {
  public RunPlan {
    trials = List.copyOf(trials);
  }
}
