package io.duality.plot;

import io.duality.results.ChartSpec;
import io.duality.results.Point;
import io.duality.results.Spread;
import java.util.Optional;

/** What is drawn of a point. */
@FunctionalInterface
interface Quantity {

  /** Over the trials that the point stands on; empty where they do not tell. */
  Optional<Spread> of(Point point);

  /** What a plan asks for. */
  static Quantity of(ChartSpec chart) {
    return point -> point.value(chart.metric());
  }
}
