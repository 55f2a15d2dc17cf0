package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class BatchMeansTest {

  @Test
  void quantilesOfStudentsTAreTheOracles() {
    for (int degrees = 1; degrees <= 500; degrees++) {
      double oracle = TDistribution.of(degrees).inverseCumulativeProbability(0.975);
      assertThat(StudentT.twoSided95(degrees))
          .as("%d degrees", degrees)
          .isCloseTo(oracle, within(oracle * 2e-4));
    }
  }

  @Test
  void independentValuesAreTheirOwnBatches() {
    double[] series = autoregressive(0, 40, new Random(1));
    BatchMeans interval = BatchMeans.of(series).orElseThrow();
    assertThat(interval.size()).isOne();
    assertThat(interval.batches()).isEqualTo(40);
    assertThat(interval.mean()).isCloseTo(Mean.of(series).getAsDouble(), within(1e-9));
    double t = TDistribution.of(39).inverseCumulativeProbability(0.975);
    double oracle = t * StandardDeviation.of(series).getAsDouble() / Math.sqrt(40);
    assertThat(interval.halfWidth()).isCloseTo(oracle, within(oracle * 2e-4));
  }

  @Test
  void correlatedValuesGoIntoLongerBatches() {
    double[] series = autoregressive(0.8, 2_000, new Random(2));
    BatchMeans interval = BatchMeans.of(series).orElseThrow();
    assertThat(interval.size()).isGreaterThan(1);
    assertThat(interval.lag1()).isLessThan(1.645 / Math.sqrt(interval.batches()));
  }

  @Test
  void theOldestValuesThatFillNoBatchAreLeftOut() {
    double[] series = new double[41];
    // Four neighbours alike, so that a batch is two of them.
    Arrays.setAll(series, i -> i == 0 ? 118 : 100 + 10 * ((i - 1) / 4 % 2));
    BatchMeans interval = BatchMeans.of(series).orElseThrow();
    assertThat(interval.size()).isEqualTo(2);
    assertThat(interval.batches()).isEqualTo(20);
    assertThat(interval.mean()).isCloseTo(105, within(1e-9));
  }

  @Test
  void aShortSeriesOrATrendHasNoInterval() {
    assertThat(BatchMeans.of(new double[19])).isEmpty();
    assertThat(BatchMeans.of(new double[20])).isPresent();
    double[] trend = new double[640];
    Arrays.setAll(trend, i -> 1_000 + i);
    assertThat(BatchMeans.of(trend)).isEmpty();
  }

  @Test
  void aConstantSeriesIsKnownExactlyAndAnEmptyOneNotAtAll() {
    double[] constant = new double[30];
    Arrays.fill(constant, 500);
    assertThat(BatchMeans.of(constant).orElseThrow().relativeHalfWidth()).isZero();
    assertThat(BatchMeans.of(new double[30]).orElseThrow().relativeHalfWidth()).isInfinite();
  }

  /**
   * Intervals from batches hold the mean about as often as they claim, also where they are looked
   * at again and again until they are narrow; those that take neighbours for independent do not.
   */
  @Test
  void intervalsCoverTheMeanAsOftenAsTheyClaim() {
    int covered = 0;
    int naive = 0;
    for (int seed = 0; seed < 300; seed++) {
      double[] series = autoregressive(0.6, 400, new Random(seed));
      BatchMeans stopped = null;
      for (int n = 20;
          n <= 400 && (stopped == null || stopped.relativeHalfWidth() > 0.01);
          n += 5) {
        stopped = BatchMeans.of(Arrays.copyOf(series, n)).orElse(stopped);
      }
      covered += stopped != null && Math.abs(stopped.mean() - 1_000) <= stopped.halfWidth() ? 1 : 0;
      double error = Math.abs(Mean.of(series).getAsDouble() - 1_000);
      naive += error <= 1.966 * StandardDeviation.of(series).getAsDouble() / 20 ? 1 : 0;
    }
    assertThat(covered).as("of 300").isGreaterThanOrEqualTo(255);
    assertThat(naive).as("of 300").isLessThan(235);
  }

  /** About 1,000, each value's deviation taking over a part of the last one's. */
  static double[] autoregressive(double part, int n, Random random) {
    double[] series = new double[n];
    double deviation = 0;
    for (int i = 0; i < n; i++) {
      deviation = part * deviation + 50 * random.nextGaussian();
      series[i] = 1_000 + deviation;
    }
    return series;
  }
}
