package io.duality.scenarios.cli;

import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.side.Facts;
import io.duality.scenarios.side.Side;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.Scenario;
import io.duality.servers.ServerModel;
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

  ModelFacts facts(Side side, Scenario scenario) {
    return side.facts().orElseGet(() -> facts(side, id(side, scenario)));
  }

  private String id(Side side, Scenario scenario) {
    return side.model().or(() -> model).orElse(scenario.servers().getFirst());
  }

  private ModelFacts facts(Side side, String id) {
    if (id.startsWith(External.PREFIX)) {
      External program = side.external().orElseGet(() -> catalog.external(id));
      return Facts.of(program, ServerChoice.missing(program));
    }
    ServerModel known = catalog.model(id);
    CheckedOptions.require(known, side.options(), "--option");
    return Facts.of(known, side.options());
  }
}
