package io.duality.scenarios.gate;

import io.duality.results.Metric;
import io.duality.results.gate.Rule;

/**
 * A metric of a scenario, as it is judged.
 *
 * @param metric a key of {@link GatedMetric}
 * @param delta the least change that matters, as a part of the base
 * @param floor added to both values before they are compared, in the metric's unit
 */
public record Judged(String metric, double delta, double floor) {
  public Judged {
    if (!(floor >= 0 && Double.isFinite(floor))) {
      throw new IllegalArgumentException(metric + ": a floor is 0 or more, not " + floor);
    }
  }

  /** What is read off a trial. */
  Metric quantity() {
    return GatedMetric.named(metric).metric();
  }

  Rule rule(String scenario) {
    return GatedMetric.named(metric).rule(scenario, delta);
  }

  /** Whether two values have a ratio: CPU time that is too short to be counted is none. */
  boolean comparable(double base, double head) {
    return base == head || (base + floor > 0 && head + floor > 0);
  }

  /** By how much the head is worse, on the scale of {@link Rule#worsening}. */
  double worsening(String scenario, double base, double head) {
    double one = base + floor;
    double other = head + floor;
    return one == other ? 0 : rule(scenario).worsening(one, other);
  }
}
