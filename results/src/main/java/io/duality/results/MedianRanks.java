package io.duality.results;

import java.math.BigInteger;
import java.util.OptionalInt;

/**
 * Which order statistics enclose the median of a continuous distribution, whatever its shape: the
 * number of values below the median is binomial(n, 1/2), so the interval from the r-th smallest to
 * the r-th largest value covers it with probability 1 - 2 P(B &lt; r).
 */
final class MedianRanks {
  private static final long LEVEL_PERCENT = 95;

  private MedianRanks() {}

  /**
   * The rank r, from 1, of the narrowest such interval that covers the median with at least 95 %;
   * empty below 6 values, where even the range covers less. Computed in integers, hence exact.
   */
  static OptionalInt lower(int n) {
    BigInteger all = BigInteger.ONE.shiftLeft(n);
    BigInteger ways = BigInteger.ONE;
    BigInteger outside = BigInteger.ZERO;
    int rank = 0;
    while (rank < n) {
      outside = outside.add(ways.shiftLeft(1));
      if (!covers(all, outside)) {
        break;
      }
      ways = ways.multiply(BigInteger.valueOf(n - rank)).divide(BigInteger.valueOf(rank + 1));
      rank++;
    }
    return rank == 0 ? OptionalInt.empty() : OptionalInt.of(rank);
  }

  private static boolean covers(BigInteger all, BigInteger outside) {
    BigInteger hundredfold = BigInteger.valueOf(100);
    return all.subtract(outside)
            .multiply(hundredfold)
            .compareTo(all.multiply(BigInteger.valueOf(LEVEL_PERCENT)))
        >= 0;
  }
}
