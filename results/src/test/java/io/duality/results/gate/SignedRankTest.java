package io.duality.results.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;

class SignedRankTest {
  @Test
  void agreesWithTheLibraryWhereNothingIsTied() {
    WilcoxonSignedRankTest oracle =
        WilcoxonSignedRankTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .with(PValueMethod.EXACT);
    Random random = new Random(1);
    for (int n = 2; n <= 30; n++) {
      double shift = random.nextDouble();
      double[] d = random.doubles(n, -1 + shift, 1 + shift).toArray();
      assertThat(SignedRank.twoSidedP(d)).isCloseTo(oracle.test(d).getPValue(), within(1e-12));
    }
  }

  @Test
  void agreesWithBruteForceOnTies() {
    Random random = new Random(2);
    for (int i = 0; i < 300; i++) {
      // Values in steps of one, from 0 on: many ties, and many zeros.
      double[] d = random.ints(1 + random.nextInt(12), -3, 5).asDoubleStream().toArray();
      assertThat(SignedRank.twoSidedP(d))
          .as(Arrays.toString(d))
          .isCloseTo(bruteForce(d), within(1e-12));
    }
  }

  @Test
  void isSymmetric() {
    double[] d = {0.1, 0.2, -0.05, 0.2, 0.3, 0.07};
    double[] mirrored = Arrays.stream(d).map(x -> -x).toArray();
    assertThat(SignedRank.twoSidedP(d)).isEqualTo(SignedRank.twoSidedP(mirrored));
  }

  @Test
  void tenOfOneSignAreTheLeastThatTenCanSay() {
    assertThat(SignedRank.twoSidedP(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
        .isCloseTo(0.00195, within(5e-6));
  }

  @Test
  void saysNothingOfZeros() {
    assertThat(SignedRank.twoSidedP(0, 0, 0)).isEqualTo(1);
    assertThat(SignedRank.twoSidedP(0, 1, 2)).isEqualTo(SignedRank.twoSidedP(1, 2));
  }

  /** Tries every pattern of signs. */
  private static double bruteForce(double[] all) {
    double[] d = Arrays.stream(all).filter(x -> x != 0).toArray();
    double[] ranks = new double[d.length];
    for (int i = 0; i < d.length; i++) {
      for (double other : d) {
        double less = Math.abs(other) < Math.abs(d[i]) ? 1 : 0;
        ranks[i] += Math.abs(other) == Math.abs(d[i]) ? 0.5 : less;
      }
      ranks[i] += 0.5;
    }
    double total = Arrays.stream(ranks).sum();
    double observed = 0;
    for (int i = 0; i < d.length; i++) {
      observed += d[i] > 0 ? ranks[i] : 0;
    }
    double distance = Math.abs(observed - total / 2);
    int asFar = 0;
    for (int signs = 0; signs < 1 << d.length; signs++) {
      double sum = 0;
      for (int i = 0; i < d.length; i++) {
        sum += (signs >> i & 1) == 1 ? ranks[i] : 0;
      }
      asFar += Math.abs(sum - total / 2) >= distance ? 1 : 0;
    }
    return (double) asFar / (1 << d.length);
  }
}
