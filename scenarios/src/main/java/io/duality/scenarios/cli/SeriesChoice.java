package io.duality.scenarios.cli;

import io.duality.scenarios.plan.Entrant;
import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.NearestName;
import io.duality.scenarios.spec.Workload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The series of a benchmark that a user has named in place of models. */
final class SeriesChoice {
  private SeriesChoice() {}

  /**
   * Names instead of the scenario's; empty keeps those.
   *
   * @throws InvalidInputException if one is unknown, or named twice
   */
  static List<String> ids(Workload.Jmh workload, List<String> asked) {
    Set<String> there = workload.series().keySet();
    Set<String> ids = new LinkedHashSet<>();
    for (String id : asked) {
      if (id.equals(ServerChoice.ALL)) {
        ids.addAll(there);
      } else if (!there.contains(id)) {
        throw new InvalidInputException(
            "--servers: unknown series '" + id + "'" + NearestName.hint(id, there));
      } else if (!ids.add(id) && !asked.contains(ServerChoice.ALL)) {
        throw new InvalidInputException("--servers: '" + id + "' is named twice");
      }
    }
    return List.copyOf(ids);
  }

  /**
   * What the planner has to know of each.
   *
   * @throws InvalidInputException if there are options of models
   */
  static List<Entrant> entrants(Workload.Jmh workload, Map<String, String> modelOptions) {
    modelOptions.forEach((key, value) -> {
      throw new InvalidInputException(
          "--option: a benchmark has no options of models, found '"
              + key
              + "="
              + value
              + "'; its parameters stand in the scenario");
    });
    return workload.series().entrySet().stream()
        .map(series -> Entrant.of(facts(series.getKey(), series.getValue())))
        .toList();
  }

  private static ModelFacts facts(String name, Workload.Jmh.Series series) {
    return new ModelFacts(
        name,
        0,
        0,
        Optional.empty(),
        series.params(),
        series.jvmFlags(),
        OptionalInt.empty(),
        false,
        true);
  }
}
