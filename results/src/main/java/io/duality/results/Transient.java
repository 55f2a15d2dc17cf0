package io.duality.results;

import java.util.OptionalInt;

/**
 * Finds the end of a series' initial transient by the marginal standard error rule, MSER (White,
 * Simulation 69, 1997): of all truncations the one is best after which the standard error of the
 * remaining mean is least, for to drop more costs values and to drop less costs bias.
 */
public final class Transient {
  /** Below it the rule chooses by chance. */
  public static final int MIN_VALUES = 10;

  /** So many values have to remain: of a few equal neighbours the error is zero. */
  private static final int MIN_REMAINING = 5;

  private Transient() {}

  /**
   * How many values at the series' begin are not steady; empty if it is too short, or if the best
   * truncation drops half of it or more: it has not come to rest then, and to measure longer is the
   * remedy (White, Cobb and Spratt, WSC 2000).
   */
  public static OptionalInt length(double... series) {
    if (series.length < MIN_VALUES) {
      return OptionalInt.empty();
    }
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int dropped = 0; dropped <= series.length - MIN_REMAINING; dropped++) {
      double error = squaredError(series, dropped);
      if (error < least) {
        least = error;
        best = dropped;
      }
    }
    return 2 * best < series.length ? OptionalInt.of(best) : OptionalInt.empty();
  }

  /** The square of the marginal standard error; it has the same least place. */
  private static double squaredError(double[] series, int dropped) {
    int n = series.length - dropped;
    double mean = 0;
    for (int i = dropped; i < series.length; i++) {
      mean += series[i] / n;
    }
    double squares = 0;
    for (int i = dropped; i < series.length; i++) {
      squares += (series[i] - mean) * (series[i] - mean);
    }
    return squares / n / n;
  }
}
