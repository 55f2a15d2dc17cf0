package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransientTest {

  @Test
  void aSteadySeriesHasNone() {
    double[] constant = new double[20];
    assertThat(Transient.length(constant)).hasValue(0);
    int dropped = 0;
    for (int seed = 0; seed < 100; seed++) {
      double[] series = BatchMeansTest.autoregressive(0, 40, new Random(seed));
      dropped += Transient.length(series).orElse(40);
    }
    assertThat(dropped / 100).as("mean values dropped of 40").isLessThan(12);
  }

  @Test
  void aWarmingServerIsSteadyOnceItsRiseIsTheSmallerPart() {
    for (int seed = 0; seed < 20; seed++) {
      double[] series = rising(8, 60, seed);
      assertThat(Transient.length(Arrays.copyOf(series, 12))).as("seed %d", seed).isEmpty();
      assertThat(Transient.length(series).orElseThrow()).as("seed %d", seed).isBetween(6, 30);
    }
  }

  @Test
  void aTrendIsNeverSteady() {
    for (int n = Transient.MIN_VALUES; n < 100; n++) {
      double[] series = new double[n];
      Arrays.setAll(series, i -> 1_000 + 10 * i);
      assertThat(Transient.length(series)).isEmpty();
    }
  }

  @Test
  void nineValuesSayNothing() {
    assertThat(Transient.length(new double[9])).isEmpty();
    assertThat(Transient.length(new double[10])).isPresent();
  }

  /** From a quarter of 1,000 up to it in so many steps, then about it. */
  private static double[] rising(int steps, int n, int seed) {
    double[] series = BatchMeansTest.autoregressive(0, n, new Random(seed));
    for (int i = 0; i < steps; i++) {
      series[i] *= 0.25 + 0.75 * i / steps;
    }
    return series;
  }
}
