package io.duality.results.gate;

import io.duality.results.Metric;
import java.util.Locale;

/**
 * What is judged of a scenario.
 *
 * @param scenario its name
 * @param metric what is compared: the key of a {@link Metric}, or of a figure that is none, such as
 *     a micro-benchmark's score
 * @param better which direction is an improvement
 * @param delta the least change that matters, as a part of the base: 0.05 is 5 %; above 0, at most
 *     10
 */
public record Rule(String scenario, String metric, Better better, double delta) {
  /** Which of two values of a metric is the better. */
  public enum Better {
    HIGHER,
    LOWER
  }

  private static final double MOST_DELTA = 10;

  public Rule {
    if (!(delta > 0 && delta <= MOST_DELTA)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "delta of %s: %s %% has to be above 0 and at most 1000 %%",
              metric,
              delta * 100));
    }
  }

  /** Of a metric that trials have. */
  public Rule(String scenario, Metric metric, Better better, double delta) {
    this(scenario, metric.key(), better, delta);
  }

  /** The least change that matters, on the scale of {@link #worsening}. */
  double floor() {
    return Math.log1p(delta);
  }

  /**
   * By how much the head is worse: the logarithm of the ratio, positive if it is worse. A ratio and
   * its inverse are then equally far from no change.
   *
   * @throws IllegalArgumentException unless both are finite and above 0
   */
  public double worsening(double base, double head) {
    if (!(base > 0 && head > 0 && Double.isFinite(base) && Double.isFinite(head))) {
      throw new IllegalArgumentException(
          metric + ": " + base + " and " + head + " have no ratio, both have to be above 0");
    }
    double log = Math.log(head / base);
    return better == Better.LOWER ? log : -log;
  }
}
