package io.duality.scenarios.cli;

import java.util.List;

/**
 * {@code all.json}: what is run one after the other.
 *
 * @param schema version of this shape, {@link io.duality.results.TrialRecord#SCHEMA}
 * @param startedAt in UTC
 * @param scenarios names or paths, as the user wrote them, in their order
 * @param options words that each scenario's command line has behind its name
 */
record AllPlan(int schema, String startedAt, List<String> scenarios, List<String> options) {
  AllPlan {
    scenarios = List.copyOf(scenarios);
    options = List.copyOf(options);
  }
}
