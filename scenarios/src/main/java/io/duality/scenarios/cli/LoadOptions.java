package io.duality.scenarios.cli;

import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.run.LoadPhases;
import java.util.List;

/**
 * What {@code load} is asked to do; checked.
 *
 * @param load the whole, before it is split over generators
 * @param phases how long it goes on
 * @param cpus of the generator, in taskset syntax; empty for those of this process
 * @param gates that it has to keep
 * @param output what is told of it
 */
record LoadOptions(
    AgentSettings load, LoadPhases phases, String cpus, List<Gate> gates, LoadOutput output) {
  LoadOptions {
    gates = List.copyOf(gates);
  }

  /** Whether a gate, and not the rules of validity, judges failed requests. */
  boolean errorsAllowed() {
    return gates.stream().anyMatch(gate -> gate instanceof Gate.ErrorRate);
  }
}
