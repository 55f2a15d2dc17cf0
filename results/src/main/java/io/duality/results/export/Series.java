package io.duality.results.export;

import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.TrialRecord;
import java.util.List;
import java.util.OptionalDouble;

/** The valid points of a run. */
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

  /** A valid point. */
  record Valid(Point point) {

    /** The trials that it stands on, in the order in which they were made. */
    List<TrialRecord> trials() {
      return point.counted();
    }

    /** What the trials have of a metric. */
    double[] values(Metric metric) {
      return trials().stream()
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
            .map(Valid::new)
            .toList());
  }

  /** {@code SCENARIO/MODEL/X}. */
  String name(Valid point) {
    return scenario + "/" + point.name();
  }
}
