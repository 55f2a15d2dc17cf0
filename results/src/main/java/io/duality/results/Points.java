package io.duality.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The points of a run: by model in the order of the plan, then by x ascending.
 *
 * <p>A point stands on its valid trials, with one exception. Where the generator was at its limit
 * ({@link Reason#GENERATOR_CPU}) in some trials of a point, these are its fast ones, and a median
 * of what is left would lean low, with it the peak and the knee. All trials of such a point stay,
 * or none: it is {@link Outcome#INVALID} over all that have figures.
 *
 * @param all every model and x that has a trial
 */
public record Points(List<Point> all) {
  public Points {
    all = List.copyOf(all);
  }

  /** Sums up trials; those of a model that the plan does not name come last. */
  public static Points of(PlanDocument plan, List<TrialRecord> trials) {
    Map<String, Map<Long, List<TrialRecord>>> groups = new LinkedHashMap<>();
    plan.models().forEach(model -> groups.put(model, new TreeMap<>()));
    for (TrialRecord trial : trials) {
      groups
          .computeIfAbsent(trial.model(), _ -> new TreeMap<>())
          .computeIfAbsent(trial.x(), _ -> new ArrayList<>())
          .add(trial);
    }
    return new Points(
        groups.values().stream().flatMap(byX -> byX.values().stream()).map(Points::point).toList());
  }

  /** The points of one model, by x ascending; empty if it has none. */
  public List<Point> of(String model) {
    return all.stream().filter(point -> point.model().equals(model)).toList();
  }

  /** What a trial may be used as: its own outcome, but a valid one only where its point is. */
  public Outcome outcome(TrialRecord trial) {
    return trial.outcome() == Outcome.VALID
            && of(trial.model()).stream()
                .anyMatch(p -> p.x() == trial.x() && p.outcome() != Outcome.VALID)
        ? Outcome.INVALID
        : trial.outcome();
  }

  private static Point point(List<TrialRecord> trials) {
    Outcome outcome = outcomeOf(trials);
    List<TrialRecord> counted = trials.stream().filter(t -> counts(t, outcome)).toList();
    return new Point(
        trials.getFirst().model(),
        trials.getFirst().x(),
        outcome,
        counted,
        trials.size(),
        values(counted),
        reasons(trials));
  }

  private static Outcome outcomeOf(List<TrialRecord> trials) {
    if (trials.stream().anyMatch(Points::generatorBound)) {
      return Outcome.INVALID;
    }
    // They are declared from the best to the worst.
    return trials.stream().map(TrialRecord::outcome).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static boolean generatorBound(TrialRecord trial) {
    return trial.outcome() == Outcome.INVALID
        && trial.reasons().stream().anyMatch(r -> r.code().equals(Reason.GENERATOR_CPU));
  }

  private static boolean counts(TrialRecord trial, Outcome ofThePoint) {
    return ofThePoint == Outcome.INVALID ? trial.measured() != null : trial.outcome() == ofThePoint;
  }

  private static Map<Metric, Spread> values(List<TrialRecord> trials) {
    Map<Metric, Spread> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      double[] read = metric.of(trials);
      if (read.length > 0) {
        values.put(metric, Spread.of(read));
      }
    }
    return values;
  }

  private static List<Reason> reasons(List<TrialRecord> trials) {
    Map<String, Reason> byCode = new LinkedHashMap<>();
    trials.stream()
        .flatMap(trial -> trial.reasons().stream())
        .forEach(reason -> byCode.putIfAbsent(reason.code(), reason));
    return List.copyOf(byCode.values());
  }
}
