package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.apache.commons.statistics.descriptive.Median;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void takesTheRangeOfFewValues() {
    assertThat(Spread.of(5, 1, 3)).isEqualTo(new Spread(3, 3, 1, 5));
    assertThat(Spread.of(4, 1, 3, 2, 9).band()).isEqualTo("min-max");
    assertThat(Spread.of(7)).isEqualTo(new Spread(1, 7, 7, 7));
  }

  @Test
  void takesTheMedianBetweenTwoValues() {
    assertThat(Spread.of(1, 2, 4, 8).median()).isEqualTo(3);
  }

  @Test
  void takesAConfidenceIntervalFromSixValuesOn() {
    assertThat(Spread.of(6, 5, 4, 3, 2, 1)).isEqualTo(new Spread(6, 3.5, 1, 6));
    assertThat(Spread.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1)).isEqualTo(new Spread(10, 5.5, 2, 9));
    assertThat(Spread.of(6, 5, 4, 3, 2, 1).band()).isEqualTo("95% CI");
  }

  @Test
  void agreesWithAnotherLibrarysMedian() {
    Random random = new Random(42);
    for (int n = 1; n <= 200; n++) {
      double[] values = random.doubles(n, -1e9, 1e9).toArray();
      Spread spread = Spread.of(values);
      assertThat(spread.median()).isEqualTo(Median.withDefaults().evaluate(values));
      assertThat(spread.median()).isBetween(spread.low(), spread.high());
    }
  }

  @Test
  void leavesTheValuesInTheirOrder() {
    double[] values = {3, 1, 2};
    Spread.of(values);
    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void refusesNothingAndNonsense() {
    assertThatIllegalArgumentException().isThrownBy(Spread::of);
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(1, Double.NaN, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Spread(3, 5, 1, 4));
  }

  /** How often the band misses the median of a skewed distribution: never more than 5 %. */
  @Test
  void coversTheMedianOfASkewedDistribution() {
    Random random = new Random(7);
    int runs = 20_000;
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      double[] values = new double[10];
      for (int i = 0; i < values.length; i++) {
        values[i] = -Math.log(1 - random.nextDouble());
      }
      Spread spread = Spread.of(values);
      covered += spread.low() <= Math.log(2) && Math.log(2) <= spread.high() ? 1 : 0;
    }
    // 97.85 % by theory; five standard errors of 20,000 seeded draws are 0.5 %.
    assertThat(covered / (double) runs).isBetween(0.9734, 0.9837);
  }
}
