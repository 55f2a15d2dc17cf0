package io.duality.scenarios.gate;

import io.duality.results.Environment;
import io.duality.results.TrialRecord;
import java.util.List;
import java.util.Map;

/**
 * {@code gate.json}: what a gate set out to do. All that a verdict needs beside the trials.
 *
 * @param schema version of this shape
 * @param startedAt ISO-8601 instant, UTC
 * @param seed of the orders, and of the generators' choices
 * @param pairs of base and head in each scenario, even
 * @param base what is known to be good
 * @param head what has changed
 * @param scenarios what is measured
 * @param order of the first pairs, the control's among them
 * @param more pairs in the order in which they follow in scenarios that have a candidate for FAIL
 * @param mostRepeats pairs that may be made again because the machine has disturbed them
 * @param limits of the environment, by the code of their reason
 * @param environment where it was made
 * @param command the words of the command line
 */
public record GatePlan(
    int schema,
    String startedAt,
    long seed,
    int pairs,
    SidePlan base,
    SidePlan head,
    List<ScenarioPlan> scenarios,
    List<Pair> order,
    List<Pair> more,
    int mostRepeats,
    Map<String, Double> limits,
    Environment environment,
    List<String> command) {

  public GatePlan {
    scenarios = List.copyOf(scenarios);
    order = List.copyOf(order);
    more = List.copyOf(more);
    limits = Map.copyOf(limits);
    command = List.copyOf(command);
    if (pairs < 2 || pairs % 2 != 0) {
      throw new IllegalArgumentException("pairs: expected an even number from 2, found " + pairs);
    }
  }

  /** The plan of these scenarios; orders, repeats and limits follow from the numbers. */
  public static GatePlan of(
      String startedAt,
      long seed,
      int pairs,
      SidePlan base,
      SidePlan head,
      List<ScenarioPlan> scenarios,
      Environment environment,
      List<String> command) {
    List<String> names = scenarios.stream().map(ScenarioPlan::name).toList();
    List<Pair> order = PairOrder.of(names, pairs, pairs / 2, 0, seed);
    List<Pair> more = PairOrder.of(names, pairs, 0, order.size(), seed + 1);
    return new GatePlan(
        TrialRecord.SCHEMA,
        startedAt,
        seed,
        pairs,
        base,
        head,
        scenarios,
        order,
        more,
        3 * pairs / 2,
        Disturbance.limits(),
        environment,
        command);
  }

  /** The scenario of that name. */
  ScenarioPlan scenario(String name) {
    return scenarios.stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scenario '" + name + "'"));
  }
}
