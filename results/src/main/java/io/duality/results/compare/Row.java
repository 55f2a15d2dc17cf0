package io.duality.results.compare;

import io.duality.results.Metric;
import io.duality.results.Spread;
import java.util.OptionalDouble;

/**
 * One metric of one point in both runs.
 *
 * @param model the concurrency model's id
 * @param x position on the x axis
 * @param metric what is compared
 * @param base its valid trials in the first run
 * @param head its valid trials in the second
 * @param ratio of head to base: exp of the Hodges-Lehmann shift of the logarithms, or of the
 *     medians where there are too few trials for it
 * @param low lower end of the ratio's 95 % interval; empty where the trials are too few for one
 *     (four on each side are enough)
 * @param high upper end
 */
public record Row(
    String model,
    long x,
    Metric metric,
    Spread base,
    Spread head,
    double ratio,
    OptionalDouble low,
    OptionalDouble high) {

  /** Whether the interval leaves out "no difference". */
  public boolean differs() {
    return low.isPresent() && (low.getAsDouble() > 1 || high.orElseThrow() < 1);
  }
}
