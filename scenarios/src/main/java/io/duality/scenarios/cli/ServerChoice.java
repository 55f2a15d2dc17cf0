package io.duality.scenarios.cli;

import io.duality.results.Variant;
import io.duality.scenarios.plan.Entrant;
import io.duality.scenarios.process.Programs;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import io.duality.servers.ServerModel;
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
  static final String ALL = "all";

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
    return switch (scenario.workload()) {
      case Workload.Http _, Workload.Tasks _ -> models(scenario);
      case Workload.Jmh jmh -> SeriesChoice.ids(jmh, options.servers());
    };
  }

  private List<String> models(Scenario scenario) {
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
        check(id, scenario);
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

  private void check(String name, Scenario scenario) {
    String id = scenario.server(name).model();
    Optional<String> unavailable;
    try {
      unavailable =
          isExternal(id) ? missing(catalog.external(id)) : model(id, scenario).unavailable();
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--servers: " + e.getMessage());
    }
    unavailable.ifPresent(why -> {
      throw new InvalidInputException(
          "--servers: " + name + " is not available here: " + why + "; leave it out");
    });
  }

  /** The names of the scenario's own are near ones, too. */
  private ServerModel model(String id, Scenario scenario) {
    return catalog.model(id, scenario.variants().stream().map(Variant::name).toList());
  }

  /**
   * Everything that can be in the run.
   *
   * @param names what {@link #ids} gave
   * @throws InvalidInputException if an option is unknown, out of range, or of a model that is not
   *     in the run
   */
  List<Entrant> entrants(Scenario scenario, List<String> names) {
    return switch (scenario.workload()) {
      case Workload.Http _, Workload.Tasks _ -> ofModels(scenario, names);
      case Workload.Jmh jmh -> SeriesChoice.entrants(jmh, options.modelOptions());
    };
  }

  private List<Entrant> ofModels(Scenario scenario, List<String> names) {
    Entrants entrants = new Entrants(catalog, scenario, optionsByModel());
    entrants.check(names.isEmpty() ? scenario.servers(options.profile()) : names);
    Set<Variant> all = new LinkedHashSet<>(scenario.variants());
    Stream.concat(catalog.models().stream(), catalog.frameworks().stream())
        .forEach(model -> all.add(Variant.of(model.id())));
    Stream.concat(scenario.servers().stream(), options.servers().stream())
        .filter(ServerChoice::isExternal)
        .forEach(id -> all.add(Variant.of(id)));
    return all.stream().map(entrants::of).toList();
  }

  static boolean isExternal(String id) {
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
