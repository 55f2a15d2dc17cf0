package io.duality.scenarios.gate;

import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wants compared.
 *
 * @param scenarios over the network, no two of one name
 * @param pairs of base and head in each scenario, even
 * @param deltas instead of the metrics' own
 * @param warmup instead of the scenarios'
 * @param duration of a window, instead of the scenarios'
 * @param turn of which each of a pair has two end to end; zero if a trial is to be over before the
 *     other begins
 * @param seed of the orders
 * @param command the words of the command line, for the record
 */
public record GateRequest(
    List<Scenario> scenarios,
    int pairs,
    Map<GatedMetric, Double> deltas,
    Optional<Duration> warmup,
    Optional<Duration> duration,
    Duration turn,
    long seed,
    List<String> command) {
  public GateRequest {
    scenarios = List.copyOf(scenarios);
    deltas = Map.copyOf(deltas);
    command = List.copyOf(command);
    for (Scenario scenario : scenarios) {
      if (!(scenario.workload() instanceof Workload.Http)) {
        throw new InvalidInputException(
            "--scenarios: '"
                + scenario.name()
                + "' has no network, which a gate needs; leave it out");
      }
    }
  }
}
