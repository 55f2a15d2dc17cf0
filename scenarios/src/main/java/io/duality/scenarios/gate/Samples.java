package io.duality.scenarios.gate;

import io.duality.results.Spread;
import io.duality.results.gate.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the pairs that count tell of each metric. Pure. */
final class Samples {
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
      return both[0].isPresent() && both[1].isPresent()
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
    for (Judged judged : scenario.judged()) {
      List<Double> worsenings = worsenings(scenario, judged, false);
      if (!worsenings.isEmpty()) {
        comparisons.add(
            new Comparison(
                judged.rule(scenario.name()), worsenings, worsenings(scenario, judged, true)));
      }
    }
    return comparisons;
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
      for (Judged judged : scenario.judged()) {
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
