package io.duality.results.gate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Wilcoxon's signed-rank test, exact whatever the ties: under the hypothesis that a difference is
 * as likely to be positive as negative, each of the 2^n ways to give signs to the ranks is as
 * likely as any other. The ways are counted by their rank sum instead of one by one, which gives
 * the same number. Equal sizes share their mean rank; differences of zero say nothing about a
 * direction and are left out (Wilcoxon 1945), which a test made for continuous values never sees.
 */
final class SignedRank {
  private SignedRank() {}

  /**
   * The two-sided probability of a rank sum at least as far from its mean as the one of these
   * differences; 1 if all are zero.
   *
   * @param differences finite; at most some thousands
   */
  static double twoSidedP(double... differences) {
    double[] effective = Arrays.stream(differences).filter(d -> d != 0).toArray();
    int[] doubledRanks = doubledMidRanks(effective);
    int all = Arrays.stream(doubledRanks).sum();
    int positive =
        IntStream.range(0, effective.length)
            .filter(i -> effective[i] > 0)
            .map(i -> doubledRanks[i])
            .sum();
    double tail = atMost(Math.min(positive, all - positive), doubledRanks, all);
    return Math.min(1, 2 * tail);
  }

  /** Mean ranks of the absolute values times two, which makes them whole. */
  private static int[] doubledMidRanks(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> Math.abs(values[i])));
    int[] ranks = new int[values.length];
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && sameSize(values[order[from]], values[order[to]])) {
        to++;
      }
      for (int i = from; i < to; i++) {
        // The mean of the ranks from + 1 to `to`, doubled.
        ranks[order[i]] = from + 1 + to;
      }
    }
    return ranks;
  }

  private static boolean sameSize(double one, double other) {
    return Math.abs(one) == Math.abs(other);
  }

  /** The share of all sign patterns whose positive ranks add up to this sum or less. */
  private static double atMost(int sum, int[] ranks, int all) {
    double[] share = new double[all + 1];
    share[0] = 1;
    for (int rank : ranks) {
      for (int s = all; s >= 0; s--) {
        share[s] = (share[s] + (s >= rank ? share[s - rank] : 0)) / 2;
      }
    }
    return Arrays.stream(share, 0, sum + 1).sum();
  }
}
