package io.duality.scenarios.cli;

import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The models that a user has named, and their options, checked before anything starts. */
final class ServerChoice {
  private static final String ALL = "all";

  private final Catalog catalog;
  private final RunOptions options;

  ServerChoice(Catalog catalog, RunOptions options) {
    this.catalog = catalog;
    this.options = options;
  }

  /**
   * Ids instead of the scenario's; empty keeps those.
   *
   * @throws InvalidInputException if one is unknown, named twice, or cannot run here
   */
  List<String> ids(Scenario scenario) {
    if (options.servers().equals(List.of(ALL))) {
      return all(scenario);
    }
    Set<String> seen = new HashSet<>();
    for (String id : options.servers()) {
      check(id);
      if (!seen.add(id)) {
        throw new InvalidInputException("--servers: '" + id + "' is named twice");
      }
    }
    return options.servers();
  }

  private List<String> all(Scenario scenario) {
    boolean tasks = scenario.workload() instanceof Workload.Tasks;
    return catalog.models().stream()
        .filter(model -> model.unavailable().isEmpty())
        .filter(model -> !tasks || model.tasks().isPresent())
        .map(ServerModel::id)
        .toList();
  }

  private void check(String id) {
    ServerModel model;
    try {
      model = catalog.model(id);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--servers: " + e.getMessage());
    }
    model
        .unavailable()
        .ifPresent(why -> {
          throw new InvalidInputException(
              "--servers: " + id + " is not available here: " + why + "; leave it out");
        });
  }

  /**
   * What the planner has to know of every model.
   *
   * @throws InvalidInputException if an option is unknown or out of range
   */
  List<ModelFacts> facts(Scenario scenario) {
    Map<String, Map<String, String>> byModel = optionsByModel();
    if (scenario.workload() instanceof Workload.Tasks && !byModel.isEmpty()) {
      throw new InvalidInputException(
          "--option: '" + scenario.name() + "' runs tasks, which take no options; leave it out");
    }
    byModel.forEach((id, values) -> CheckedOptions.require(catalog.model(id), values, "--option"));
    return catalog.models().stream()
        .map(model -> facts(model, byModel.getOrDefault(model.id(), Map.of())))
        .toList();
  }

  private Map<String, Map<String, String>> optionsByModel() {
    Map<String, Map<String, String>> byModel = new LinkedHashMap<>();
    options
        .modelOptions()
        .forEach((key, value) -> {
          int dot = key.indexOf('.');
          if (dot < 1) {
            throw new InvalidInputException(
                "--option: expected MODEL.NAME=VALUE, as in seda.batch=4, found '"
                    + key
                    + "="
                    + value
                    + "'");
          }
          String id = key.substring(0, dot);
          try {
            catalog.model(id);
          } catch (InvalidInputException e) {
            throw new InvalidInputException("--option: " + e.getMessage());
          }
          byModel
              .computeIfAbsent(id, _ -> new LinkedHashMap<>())
              .put(key.substring(dot + 1), value);
        });
    return byModel;
  }

  private static ModelFacts facts(ServerModel model, Map<String, String> options) {
    return new ModelFacts(
        model.id(),
        model.threadsPerConnection(),
        model.tasks().map(TaskModel::reasonableTasks).orElse(0),
        model.unavailable(),
        options,
        model.jvmFlags(options),
        model.connectionLimit(options),
        false);
  }
}
