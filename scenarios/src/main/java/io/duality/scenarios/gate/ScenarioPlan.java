package io.duality.scenarios.gate;

import java.util.List;
import java.util.Map;

/**
 * A scenario of a gate.
 *
 * @param name of the scenario
 * @param clients of each trial
 * @param warmupSeconds of each trial
 * @param durationSeconds of each trial's window
 * @param turnMillis length of a turn, of which each of a pair has two end to end; 0 if a trial is
 *     over before the other begins
 * @param baseModel what the base's servers run
 * @param headModel what the head's servers run
 * @param workload what the clients do, in words
 * @param judged its metrics, in the order of the table
 */
public record ScenarioPlan(
    String name,
    long clients,
    double warmupSeconds,
    double durationSeconds,
    long turnMillis,
    String baseModel,
    String headModel,
    Map<String, String> workload,
    List<Judged> judged) {
  public ScenarioPlan {
    workload = Map.copyOf(workload);
    judged = List.copyOf(judged);
  }
}
