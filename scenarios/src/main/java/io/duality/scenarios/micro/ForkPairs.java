package io.duality.scenarios.micro;

import io.duality.results.Spread;
import io.duality.results.gate.Comparison;
import io.duality.results.gate.Rule;
import io.duality.scenarios.gate.Level;
import io.duality.scenarios.spec.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pairs of forks as they are made, figure by figure. Confined to one thread. */
final class ForkPairs {
  /**
   * What allocates less than a byte for an operation allocates nothing: JMH divides what its own
   * bookkeeping has allocated by the number of operations, and the ratio of two such figures says
   * which side was faster.
   */
  private static final double LEAST_BYTES = 1;

  private final Deltas deltas;
  private final Map<String, Series> all = new LinkedHashMap<>();

  ForkPairs(Deltas deltas) {
    this.deltas = deltas;
  }

  /** Values of one figure so far. */
  private record Series(
      Rule rule,
      String unit,
      List<Double> base,
      List<Double> head,
      List<Double> worsenings,
      List<Double> control) {

    static Series of(Rule rule, String unit) {
      return new Series(
          rule, unit, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    Level level() {
      return new Level(rule.scenario(), rule.metric(), unit, median(base), median(head));
    }

    private static double median(List<Double> values) {
      return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray()).median();
    }
  }

  /** A base and a head. */
  void add(Figure base, Figure head, double baseValue, double headValue) {
    if (!base.unit().equals(head.unit())) {
      throw new InvalidInputException(
          base.benchmark()
              + " is in "
              + base.unit()
              + " in the base and in "
              + head.unit()
              + " in the head; measure both with the same -tu");
    }
    Series series = series(base);
    series.base().add(baseValue);
    series.head().add(headValue);
    series.worsenings().add(worsening(series, base, baseValue, headValue));
  }

  /** The base against itself. */
  void addControl(Figure base, double first, double second) {
    Series series = series(base);
    series.control().add(worsening(series, base, first, second));
  }

  private Series series(Figure figure) {
    return all.computeIfAbsent(figure.id(), _ -> Series.of(deltas.rule(figure), figure.unit()));
  }

  private static double worsening(Series series, Figure figure, double base, double head) {
    double least = figure.metric().equals(Figure.ALLOCATED) ? LEAST_BYTES : 0;
    try {
      return series.rule().worsening(Math.max(least, base), Math.max(least, head));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(figure.benchmark() + ": " + e.getMessage());
    }
  }

  /** All that have a pair, in the order in which they came. */
  List<Comparison> comparisons() {
    return all.values().stream()
        .filter(series -> !series.worsenings().isEmpty())
        .map(series -> new Comparison(series.rule(), series.worsenings(), series.control()))
        .toList();
  }

  /** Medians of both sides, in the same order. */
  List<Level> levels() {
    return all.values().stream()
        .filter(series -> !series.worsenings().isEmpty())
        .map(Series::level)
        .toList();
  }
}
