package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MedianRanksTest {
  @ParameterizedTest
  @CsvSource({"6,1,0.96875", "8,1,0.99219", "10,2,0.97852", "15,4,0.96484", "20,6,0.95861"})
  void agreesWithTables(int n, int rank, double coverage) {
    assertThat(MedianRanks.lower(n)).hasValue(rank);
    assertThat(coverage(n, rank)).isCloseTo(coverage, within(5e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void hasNoneBelowSix(int n) {
    assertThat(MedianRanks.lower(n)).isEmpty();
  }

  @Test
  void isTheNarrowestIntervalThatCoversNinetyFivePercent() {
    for (int n = 6; n <= 500; n++) {
      int rank = MedianRanks.lower(n).orElseThrow();
      assertThat(coverage(n, rank)).as("n = %d", n).isGreaterThanOrEqualTo(0.95);
      assertThat(coverage(n, rank + 1)).as("n = %d", n).isLessThan(0.95);
    }
  }

  /** By trying every way in which values can fall below or above the median. */
  @Test
  void coversAsOftenAsEnumerationSays() {
    for (int n = 6; n <= 16; n++) {
      int rank = MedianRanks.lower(n).orElseThrow();
      int covered = 0;
      for (int below = 0; below < 1 << n; below++) {
        int count = Integer.bitCount(below);
        covered += count >= rank && count <= n - rank ? 1 : 0;
      }
      assertThat(covered / (double) (1 << n)).isCloseTo(coverage(n, rank), within(1e-12));
    }
  }

  @Test
  void isSymmetricForThousands() {
    int n = 5000;
    int rank = MedianRanks.lower(n).orElseThrow();
    assertThat(coverage(n, rank)).isBetween(0.95, 0.953);
  }

  private static double coverage(int n, int rank) {
    return 1 - 2 * BinomialDistribution.of(n, 0.5).cumulativeProbability(rank - 1);
  }
}
