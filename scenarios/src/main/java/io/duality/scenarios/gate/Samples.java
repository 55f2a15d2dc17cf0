package io.duality.scenarios.gate;

import io.duality.results.Metric;
import io.duality.results.Spread;
import io.duality.results.gate.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the pairs that count tell of each metric. Pure. */
final class Samples {
  /**
   * Trials in which the generator may be at its limit before a throughput is not the server's any
   * more. All trials stay or none: to leave out the fast ones would make the verdict.
   */
  private static final double MOST_BOUND = 0.1;

  private final GatePlan plan;
  private final List<Measured> pairs;

  /**
   * A pair that counts.
   *
   * @param trials by place
   */
  record Measured(Pair pair, List<GateTrial> trials) {
    Measured {
      trials = List.copyOf(trials);
    }

    /** A value of the one that is not compared, and of the one that is; both, or nothing. */
    private Optional<double[]> values(Judged judged) {
      OptionalDouble[] both = new OptionalDouble[2];
      for (int place = 0; place < 2; place++) {
        both[pair.compared(place) ? 1 : 0] = judged.quantity().of(trials.get(place).trial());
      }
      return both[0].isPresent()
              && both[1].isPresent()
              && judged.comparable(both[0].getAsDouble(), both[1].getAsDouble())
          ? Optional.of(Arrays.stream(both).mapToDouble(OptionalDouble::getAsDouble).toArray())
          : Optional.empty();
    }
  }

  Samples(GatePlan plan, List<Measured> pairs) {
    this.plan = plan;
    this.pairs = List.copyOf(pairs);
  }

  /** Comparisons of one scenario's metrics; of those that no pair tells of there is none. */
  List<Comparison> comparisons(ScenarioPlan scenario) {
    List<Comparison> comparisons = new ArrayList<>();
    for (Judged judged : judged(scenario)) {
      List<Double> worsenings = worsenings(scenario, judged, false);
      if (!worsenings.isEmpty()) {
        comparisons.add(
            new Comparison(
                judged.rule(scenario.name()), worsenings, worsenings(scenario, judged, true)));
      }
    }
    return comparisons;
  }

  /** All but a throughput that the generator has set. */
  private List<Judged> judged(ScenarioPlan scenario) {
    boolean bound = bound(scenario) > MOST_BOUND * all(scenario).size();
    return scenario.judged().stream()
        .filter(judged -> !bound || judged.quantity() != Metric.THROUGHPUT)
        .toList();
  }

  private long bound(ScenarioPlan scenario) {
    return all(scenario).stream().filter(each -> Disturbance.generatorBound(each.trial())).count();
  }

  private List<GateTrial> all(ScenarioPlan scenario) {
    return of(scenario, false).stream().flatMap(pair -> pair.trials().stream()).toList();
  }

  private List<Double> worsenings(ScenarioPlan scenario, Judged judged, boolean control) {
    return of(scenario, control).stream()
        .flatMap(measured -> measured.values(judged).stream())
        .map(both -> judged.worsening(scenario.name(), both[0], both[1]))
        .toList();
  }

  private List<Measured> of(ScenarioPlan scenario, boolean control) {
    return pairs.stream()
        .filter(measured -> measured.pair().scenario().equals(scenario.name()))
        .filter(measured -> measured.pair().control() == control)
        .toList();
  }

  /** Medians of both sides, for a reader; a metric that no pair tells of has none. */
  List<Level> levels() {
    List<Level> levels = new ArrayList<>();
    for (ScenarioPlan scenario : plan.scenarios()) {
      for (Judged judged : scenario.judged()) {
        List<double[]> values =
            of(scenario, false).stream().flatMap(each -> each.values(judged).stream()).toList();
        if (!values.isEmpty()) {
          levels.add(
              new Level(
                  scenario.name(),
                  judged.metric(),
                  judged.quantity().unit(),
                  median(values, 0),
                  median(values, 1)));
        }
      }
    }
    return levels;
  }

  private static double median(List<double[]> values, int side) {
    return Spread.of(values.stream().mapToDouble(both -> both[side]).toArray()).median();
  }

  /** Metrics that are judged by fewer pairs than were made, a line each. */
  List<String> gaps() {
    List<String> lines = new ArrayList<>();
    for (ScenarioPlan scenario : plan.scenarios()) {
      List<Measured> all = of(scenario, false);
      if (judged(scenario).size() < scenario.judged().size()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%s: throughput is not judged, for the generator was at its limit in %d of %d"
                    + " trials; name a --model that a request costs more, or give more CPUs",
                scenario.name(),
                bound(scenario),
                all(scenario).size()));
      }
      for (Judged judged : judged(scenario)) {
        long known = all.stream().filter(each -> each.values(judged).isPresent()).count();
        if (known < all.size()) {
          lines.add(
              scenario.name()
                  + ": "
                  + judged.metric()
                  + " is known in "
                  + known
                  + " of "
                  + all.size()
                  + " pairs"
                  + (known == 0 ? ", and not judged" : ""));
        }
      }
    }
    return lines;
  }
}
