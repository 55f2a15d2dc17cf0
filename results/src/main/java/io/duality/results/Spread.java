package io.duality.results;

import java.util.Arrays;

/**
 * Several trials of one point in one quantity: their median, and a band about it.
 *
 * <p>From six values on the band is the order-statistic confidence interval of the median, exact
 * and free of any assumption on the distribution ({@link MedianRanks}); below six no such interval
 * reaches 95 %, and the band is the smallest and the largest value.
 *
 * @param n values, at least 1
 * @param median their exact median
 * @param low lower end of the band
 * @param high upper end of the band
 */
public record Spread(int n, double median, double low, double high) {
  public Spread {
    Checks.atLeast(1, "n", n);
    Checks.finite("median", median);
    Checks.finite("low", low);
    Checks.finite("high", high);
    if (low > median || median > high) {
      throw new IllegalArgumentException(
          "the median " + median + " is outside of its band " + low + " to " + high);
    }
  }

  /**
   * The spread of some values, in any order.
   *
   * @throws IllegalArgumentException if there is none or one is not finite
   */
  public static Spread of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a median needs at least 1 value, not 0");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    int rank = MedianRanks.lower(n).orElse(1);
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    return new Spread(n, median, sorted[rank - 1], sorted[n - rank]);
  }

  /** What the band is, for a caption: {@code 95% CI} or {@code min-max}. */
  public String band() {
    return MedianRanks.lower(n).isPresent() ? "95% CI" : "min-max";
  }
}
