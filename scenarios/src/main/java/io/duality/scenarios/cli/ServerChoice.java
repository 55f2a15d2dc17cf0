package io.duality.scenarios.cli;

import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.process.Programs;
import io.duality.scenarios.side.Facts;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import io.duality.servers.ServerModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    Set<String> ids = new LinkedHashSet<>();
    if (options.servers().contains(ALL)) {
      ids.addAll(all(scenario));
    }
    Set<String> named = new HashSet<>();
    for (String id : options.servers()) {
      if (!named.add(id)) {
        throw new InvalidInputException("--servers: '" + id + "' is named twice");
      }
      if (!id.equals(ALL)) {
        check(id);
        ids.add(id);
      }
    }
    return List.copyOf(ids);
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
    Optional<String> unavailable;
    try {
      unavailable =
          isExternal(id) ? missing(catalog.external(id)) : catalog.model(id).unavailable();
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--servers: " + e.getMessage());
    }
    unavailable.ifPresent(why -> {
      throw new InvalidInputException(
          "--servers: " + id + " is not available here: " + why + "; leave it out");
    });
  }

  /**
   * What the planner has to know of every model.
   *
   * @param ids what {@link #ids} gave
   * @throws InvalidInputException if an option is unknown, out of range, or of a model that is not
   *     in the run
   */
  List<ModelFacts> facts(Scenario scenario, List<String> ids) {
    Map<String, Map<String, String>> byModel = optionsByModel();
    List<String> chosen = ids.isEmpty() ? scenario.servers() : ids;
    byModel.forEach((id, values) -> {
      requireChosen(id, chosen);
      switch (scenario.workload()) {
        case Workload.Http http -> CheckedOptions.require(catalog.model(id), values, "--option");
        case Workload.Tasks tasks ->
            CheckedOptions.requireForTasks(catalog.model(id), values, "--option");
      }
    });
    List<ModelFacts> facts = new ArrayList<>();
    Stream.concat(catalog.models().stream(), catalog.frameworks().stream())
        .forEach(model -> facts.add(Facts.of(model, byModel.getOrDefault(model.id(), Map.of()))));
    Stream.concat(scenario.servers().stream(), options.servers().stream())
        .filter(ServerChoice::isExternal)
        .distinct()
        .map(catalog::external)
        .forEach(program -> facts.add(Facts.of(program, missing(program))));
    return facts;
  }

  /** It would have no effect, and somebody would take the figures for those of the option. */
  private static void requireChosen(String id, List<String> chosen) {
    if (!chosen.contains(id)) {
      throw new InvalidInputException(
          "--option: model '"
              + id
              + "' is not in this run, which has "
              + String.join(", ", chosen)
              + "; name it in --servers, or leave the option out");
    }
  }

  private static boolean isExternal(String id) {
    return id.startsWith(External.PREFIX);
  }

  /** Why a program cannot be run here; empty if it can. */
  static Optional<String> missing(External program) {
    String file = program.command().getFirst();
    return Programs.find(file).isPresent()
        ? Optional.empty()
        : Optional.of("there is no program '" + file + "' to be executed, install it");
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
}
