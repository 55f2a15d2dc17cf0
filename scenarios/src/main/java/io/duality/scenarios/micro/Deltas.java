package io.duality.scenarios.micro;

import io.duality.results.gate.Rule;
import io.duality.scenarios.spec.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The least changes that matter, as parts, by metric.
 *
 * @param byMetric of each of the metrics that there are
 */
public record Deltas(Map<String, Double> byMetric) {
  private static final Map<String, Double> USUAL =
      Map.of(Figure.TIME, 0.05, Figure.THROUGHPUT, 0.05, Figure.ALLOCATED, 0.02);

  public Deltas {
    byMetric = Map.copyOf(byMetric);
  }

  /**
   * The usual ones, but for those that are given.
   *
   * @throws InvalidInputException if a name is no metric of a micro-benchmark
   */
  public static Deltas with(Map<String, Double> given) {
    Map<String, Double> all = new LinkedHashMap<>(USUAL);
    given.forEach((metric, delta) -> {
      if (!(delta > 0)) {
        throw new InvalidInputException(
            "--delta " + metric + ": expected more than 0 %, found " + delta * 100 + " %");
      }
      if (all.put(metric, delta) == null) {
        List<String> known = USUAL.keySet().stream().sorted().toList();
        throw new InvalidInputException(
            "--delta: micro-benchmarks have no '" + metric + "', but " + String.join(", ", known));
      }
    });
    return new Deltas(all);
  }

  Rule rule(Figure figure) {
    Double delta = byMetric.get(figure.metric());
    if (delta == null) {
      throw new IllegalStateException("no delta of " + figure.metric());
    }
    return new Rule(figure.benchmark(), figure.metric(), figure.better(), delta);
  }
}
