package io.duality.scenarios.cli;

import io.duality.loadgen.Arrival;
import io.duality.results.gate.Rule;
import io.duality.scenarios.gate.GateRequest;
import io.duality.scenarios.gate.GatedMetric;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Rates;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a gate, as the user wrote them.
 *
 * @param sides which two are compared
 * @param model of both sides; empty for each scenario's first server
 * @param scenarios names or paths; empty for the smoke test
 * @param pairs of base and head in each scenario
 * @param deltas by name of the metric, in percent
 * @param rate of the scenarios at a rate; empty for their own
 * @param duration of a window; empty for the scenarios' own
 * @param warmup of a trial; empty for the scenarios' own
 * @param turn of which each of a pair has two end to end; zero for one after the other
 * @param seed empty for a new one
 * @param out empty for a new folder below {@code runs/}
 * @param history that the head's medians are appended to
 * @param advisory whether every verdict ends with 0
 * @param plain no live line
 */
record GateOptions(
    GateSideOptions sides,
    Optional<String> model,
    List<String> scenarios,
    int pairs,
    Map<String, String> deltas,
    Optional<Double> rate,
    Optional<Duration> duration,
    Optional<Duration> warmup,
    Duration turn,
    Optional<Long> seed,
    Optional<Path> out,
    Optional<Path> history,
    boolean advisory,
    boolean plain) {
  private static final String SMOKE = "smoke";

  /** What one scenario cannot do: a closed loop tells nothing of response times. */
  private static final String AT_A_RATE = "smoke-p99";

  /** The scenarios that are there for a gate alone, and re-run no experiment. */
  static final Set<String> SMOKES = Set.of(SMOKE, AT_A_RATE);

  GateOptions {
    scenarios = List.copyOf(scenarios);
    deltas = Map.copyOf(deltas);
  }

  /**
   * What is wanted.
   *
   * @param newSeed if the options have none
   * @throws InvalidInputException if there is no such scenario or metric, or a number is not legal
   */
  GateRequest request(Catalog catalog, long newSeed, List<String> command) {
    List<Scenario> chosen = names().stream().map(name -> withRate(catalog.scenario(name))).toList();
    requireDistinct(chosen);
    Checked.together(
        rate.isEmpty() || chosen.stream().anyMatch(GateOptions::isOpen),
        "--rate: none of the scenarios is at a rate; leave it out, or name one with --scenarios");
    return new GateRequest(
        chosen, pairs, parsedDeltas(), warmup, duration, turn, seed.orElse(newSeed), command);
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>(scenarios.isEmpty() ? List.of(SMOKE) : scenarios);
    if (names.contains(SMOKE)) {
      names.add(AT_A_RATE);
    }
    return names;
  }

  private static void requireDistinct(List<Scenario> chosen) {
    Set<String> names = new LinkedHashSet<>();
    for (Scenario scenario : chosen) {
      if (!names.add(scenario.name())) {
        throw new InvalidInputException(
            "--scenarios: two are called '" + scenario.name() + "'; rename one's file");
      }
    }
  }

  private static boolean isOpen(Scenario scenario) {
    return scenario.workload() instanceof Workload.Http http
        && http.arrival() instanceof Arrival.Open;
  }

  private Scenario withRate(Scenario scenario) {
    if (rate.isEmpty()
        || !(scenario.workload() instanceof Workload.Http http)
        || !(http.arrival() instanceof Arrival.Open open)) {
      return scenario;
    }
    Arrival chosen = Checked.made(() -> new Arrival.Open(rate.get(), open.spacing()));
    return scenario.with(http.with(chosen));
  }

  private Map<GatedMetric, Double> parsedDeltas() {
    Map<GatedMetric, Double> parsed = new EnumMap<>(GatedMetric.class);
    new LinkedHashMap<>(deltas)
        .forEach((name, text) -> {
          GatedMetric metric = named(name);
          if (parsed.put(metric, share(name, text)) != null) {
            throw new InvalidInputException(
                "--delta: '" + metric.shortName() + "' is given twice; give it once");
          }
        });
    return parsed;
  }

  private static GatedMetric named(String name) {
    try {
      return GatedMetric.named(name);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--delta: " + e.getMessage());
    }
  }

  private static double share(String name, String text) {
    try {
      double share = Rates.share(text.endsWith("%") ? text : text + "%");
      return Checked.made(() ->
          new Rule("any", GatedMetric.named(name).metric(), Rule.Better.LOWER, share).delta());
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--delta " + name + ": " + e.getMessage());
    }
  }
}
