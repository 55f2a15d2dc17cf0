package io.duality.results.export;

import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.TrialRecord;
import java.util.List;

/** The valid points of a run. */
record Series(String scenario, List<Point> points) {
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

  static Series of(PlanDocument plan, List<TrialRecord> trials) {
    return new Series(
        plan.scenario(),
        Points.of(plan, trials).all().stream()
            .filter(point -> point.outcome() == Outcome.VALID)
            .toList());
  }

  /** {@code SCENARIO/MODEL/X}. */
  String name(Point point) {
    return scenario + "/" + point.model() + "/" + point.x();
  }
}
