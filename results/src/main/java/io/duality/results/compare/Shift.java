package io.duality.results.compare;

import java.util.Arrays;
import java.util.Optional;

/**
 * By how much one sample lies above another, whatever their common shape: the median of all
 * differences (Hodges and Lehmann, 1963), with the interval of all shifts that the exact
 * Mann-Whitney test would not reject at 5 % (Hollander and Wolfe, Nonparametric Statistical
 * Methods, 4.3). On logarithms a shift is a ratio.
 *
 * @param estimate the shift
 * @param low lower end of the interval
 * @param high upper end
 */
record Shift(double estimate, double low, double high) {
  private static final double LEVEL = 0.05;

  /** The shift from one sample to the other; empty where they are too few for any interval. */
  static Optional<Shift> of(double[] from, double[] to) {
    int outside = outside(from.length, to.length);
    if (outside == 0) {
      return Optional.empty();
    }
    double[] differences = new double[from.length * to.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = to[i / from.length] - from[i % from.length];
    }
    Arrays.sort(differences);
    int n = differences.length;
    return Optional.of(
        new Shift(
            (differences[(n - 1) / 2] + differences[n / 2]) / 2,
            differences[outside - 1],
            differences[n - outside]));
  }

  /** The rank of the interval's ends among the sorted differences; 0 if there is no interval. */
  static int outside(int n, int m) {
    double[] probability = mannWhitney(n, m);
    int rank = 0;
    double tail = 0;
    while (rank < probability.length && 2 * (tail + probability[rank]) <= LEVEL) {
      tail += probability[rank];
      rank++;
    }
    return rank;
  }

  /**
   * The probability of each value of U where both samples are of one distribution: of all ways to
   * order n + m values, those in which U pairs are reversed. Found value by value, each time the
   * largest is of the one sample or of the other.
   */
  private static double[] mannWhitney(int n, int m) {
    double[][] byM = new double[m + 1][];
    for (int j = 0; j <= m; j++) {
      byM[j] = new double[] {1};
    }
    for (int i = 1; i <= n; i++) {
      for (int j = 1; j <= m; j++) {
        double[] next = new double[i * j + 1];
        double first = (double) i / (i + j);
        for (int u = 0; u < next.length; u++) {
          // The largest is of the first sample: it exceeds all j of the second.
          double largest = u >= j && u - j < byM[j].length ? byM[j][u - j] : 0;
          double other = u < byM[j - 1].length ? byM[j - 1][u] : 0;
          next[u] = first * largest + (1 - first) * other;
        }
        byM[j] = next;
      }
    }
    return byM[m];
  }
}
