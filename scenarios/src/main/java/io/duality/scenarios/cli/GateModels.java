package io.duality.scenarios.cli;

import io.duality.results.Variant;
import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.side.Facts;
import io.duality.scenarios.side.Side;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.Scenario;
import io.duality.servers.ServerModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the planner has to know of the model that a side runs. */
final class GateModels {
  private final Catalog catalog;
  private final Optional<String> model;

  /**
   * @param model of both sides; empty for each scenario's first server
   */
  GateModels(Catalog catalog, Optional<String> model) {
    this.catalog = catalog;
    this.model = model;
  }

  /** What a scenario is gated with, if nobody names a model: its first server, with its options. */
  static Variant first(Scenario scenario) {
    return scenario.server(scenario.servers().getFirst());
  }

  ModelFacts facts(Side side, Scenario scenario) {
    return side.facts().orElseGet(() -> facts(side, server(side, scenario)));
  }

  private Variant server(Side side, Scenario scenario) {
    return side.model().or(() -> model).map(Variant::of).orElseGet(() -> first(scenario));
  }

  private ModelFacts facts(Side side, Variant server) {
    String id = server.model();
    if (id.startsWith(External.PREFIX)) {
      External program = side.external().orElseGet(() -> catalog.external(id));
      return Facts.of(program, ServerChoice.missing(program));
    }
    ServerModel known = catalog.model(id);
    Map<String, String> options = new LinkedHashMap<>(server.options());
    options.putAll(side.options());
    CheckedOptions.require(known, options, "--option");
    return Facts.of(known, options);
  }
}
