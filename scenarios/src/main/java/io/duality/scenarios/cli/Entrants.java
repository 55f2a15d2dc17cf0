package io.duality.scenarios.cli;

import io.duality.results.Variant;
import io.duality.scenarios.plan.Entrant;
import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.side.Facts;
import io.duality.scenarios.spec.Axis;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import io.duality.servers.ServerModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario makes of models: their options are those of the scenario, over them those of the
 * command line, over them x where that is one.
 */
final class Entrants {
  private final Catalog catalog;
  private final Scenario scenario;
  private final Map<String, Map<String, String>> byModel;

  /**
   * @param byModel options of the command line, by id
   */
  Entrants(Catalog catalog, Scenario scenario, Map<String, Map<String, String>> byModel) {
    this.catalog = catalog;
    this.scenario = scenario;
    this.byModel = byModel;
  }

  /**
   * Returns if the options of the command line are those of models in the run, and legal there.
   *
   * @param names of all that is in the run
   */
  void check(List<String> names) {
    byModel.forEach((id, values) -> {
      axis()
          .filter(values::containsKey)
          .ifPresent(option -> {
            throw new InvalidInputException(
                "--option: x is " + option + " in '" + scenario.name() + "'; see --clients");
          });
      List<Variant> ofIt =
          names.stream().map(scenario::server).filter(v -> v.model().equals(id)).toList();
      if (ofIt.isEmpty()) {
        throw absent(id, names);
      }
      ofIt.forEach(each -> require(catalog.model(id), options(each), "--option"));
    });
  }

  /** It would have no effect, and somebody would take the figures for those of the option. */
  private static InvalidInputException absent(String id, List<String> names) {
    return new InvalidInputException(
        "--option: model '"
            + id
            + "' is not in this run, which has "
            + String.join(", ", names)
            + "; name it in --servers, or leave the option out");
  }

  Entrant of(Variant server) {
    if (ServerChoice.isExternal(server.model())) {
      External program = catalog.external(server.model());
      ModelFacts facts = Facts.of(program, ServerChoice.missing(program));
      return Entrant.of(server, _ -> facts);
    }
    ServerModel model = catalog.model(server.model());
    return Entrant.of(server, x -> Facts.of(model, at(x, model, server)));
  }

  private Map<String, String> at(long x, ServerModel model, Variant server) {
    Map<String, String> options = options(server);
    axis()
        .ifPresent(option -> {
          options.put(option, Long.toString(x));
          require(model, options, server.name() + " at x " + x);
        });
    return options;
  }

  private Map<String, String> options(Variant server) {
    Map<String, String> options = new LinkedHashMap<>(server.options());
    options.putAll(byModel.getOrDefault(server.model(), Map.of()));
    return options;
  }

  private void require(ServerModel model, Map<String, String> options, String where) {
    CheckedOptions.require(model, options, where, scenario.workload() instanceof Workload.Tasks);
  }

  /** The option that x is. */
  private Optional<String> axis() {
    return scenario.workload() instanceof Workload.Http http
            && http.axis() instanceof Axis.Option(String name)
        ? Optional.of(name)
        : Optional.empty();
  }
}
