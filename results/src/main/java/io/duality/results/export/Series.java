package io.duality.results.export;

import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.TrialRecord;
import java.util.List;
import java.util.OptionalDouble;

/** The valid points of a run with the trials that they stand on. */
record Series(String scenario, List<Valid> points) {
  /** What goes out beside throughput; of all of it less is better. */
  static final List<Metric> COSTS =
      List.of(
          Metric.RESPONSE_P50,
          Metric.RESPONSE_P99,
          Metric.CPU_PER_REQUEST,
          Metric.SWITCHES_PER_REQUEST,
          Metric.ALLOCATED_PER_REQUEST,
          Metric.RSS);

  Series {
    points = List.copyOf(points);
  }

  /** A valid point and its valid trials. */
  record Valid(Point point, List<TrialRecord> trials) {
    Valid {
      trials = List.copyOf(trials);
    }

    /** What the trials have of a metric, in the order in which they were made. */
    double[] values(Metric metric) {
      return trials.stream()
          .map(metric::of)
          .filter(OptionalDouble::isPresent)
          .mapToDouble(OptionalDouble::getAsDouble)
          .toArray();
    }

    /** {@code MODEL/X}. */
    String name() {
      return point.model() + "/" + point.x();
    }
  }

  static Series of(PlanDocument plan, List<TrialRecord> trials) {
    return new Series(
        plan.scenario(),
        Points.of(plan, trials).all().stream()
            .filter(point -> point.outcome() == Outcome.VALID)
            .map(point -> new Valid(point, trialsOf(point, trials)))
            .toList());
  }

  private static List<TrialRecord> trialsOf(Point point, List<TrialRecord> trials) {
    return trials.stream()
        .filter(trial -> trial.outcome() == Outcome.VALID)
        .filter(trial -> trial.model().equals(point.model()) && trial.x() == point.x())
        .toList();
  }

  /** {@code SCENARIO/MODEL/X}. */
  String name(Valid point) {
    return scenario + "/" + point.name();
  }
}
