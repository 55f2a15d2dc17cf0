package io.duality.results.claim;

import io.duality.results.StudentT;
import java.util.Arrays;

/**
 * The mean of a figure over repeats, with its confidence interval by Student's t. Ratios and
 * positions are averaged as logarithms: a half and a double are then equally far from 1, and what
 * is multiplied by chance is nearly normal (Limpert, Stahel and Abbt, BioScience 51, 2001). A
 * repeat is the unit: whatever the machine does over minutes touches all trials of it, and cancels
 * out of their ratio. Nothing is assumed about trials within a repeat.
 *
 * <p>Order statistics, which bands of points are made of, would need six repeats for any interval,
 * and many more for the levels that several points at once ask for.
 */
final class Estimate {
  /** With two, the interval is 12.7 standard deviations of a mean that two values guess. */
  static final int LEAST = 3;

  static final double TAILS = 0.05;

  /** Nobody makes more repeats than that. */
  static final int MOST_REPEATS = 200;

  private final boolean logarithmic;
  private final int n;
  private final double mean;
  private final double deviation;

  /**
   * @param logarithmic whether the logarithms are averaged; then all values have to be above 0
   * @param values at least one
   */
  Estimate(boolean logarithmic, double... values) {
    double[] scaled = Arrays.stream(values).map(v -> logarithmic ? Math.log(v) : v).toArray();
    this.logarithmic = logarithmic;
    this.n = values.length;
    this.mean = Arrays.stream(scaled).sum() / n;
    this.deviation =
        n < 2
            ? 0
            : Math.sqrt(Arrays.stream(scaled).map(v -> (v - mean) * (v - mean)).sum() / (n - 1));
  }

  boolean hasInterval() {
    return n >= LEAST;
  }

  double value() {
    return unscaled(mean);
  }

  double low(double tails) {
    return unscaled(mean - reach(tails, n));
  }

  double high(double tails) {
    return unscaled(mean + reach(tails, n));
  }

  /** How far inside of the limits the interval's nearer end is; below 0 if it is outside. */
  double slack(Limits limits) {
    double reach = hasInterval() ? reach(TAILS, n) : 0;
    return Math.min(scaled(limits.high()) - (mean + reach), mean - reach - scaled(limits.low()));
  }

  /**
   * How many repeats would decide, were estimate and deviation to stay as they are; more than
   * {@link #MOST_REPEATS} for any number beyond.
   */
  int repeatsNeeded(Limits limits) {
    double gap =
        Math.min(Math.abs(mean - scaled(limits.low())), Math.abs(mean - scaled(limits.high())));
    int low = LEAST;
    int high = MOST_REPEATS + 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (reach(TAILS, middle) <= gap) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private double reach(double tails, int repeats) {
    return StudentT.twoSided(tails, repeats - 1) * deviation / Math.sqrt(repeats);
  }

  private double scaled(double value) {
    return logarithmic && Double.isFinite(value) ? Math.log(value) : value;
  }

  private double unscaled(double value) {
    return logarithmic ? Math.exp(value) : value;
  }
}
