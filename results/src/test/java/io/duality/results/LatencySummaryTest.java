package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencySummaryTest {
  @Test
  void saysInMicrosecondsWhatTheValuesSay() {
    long[] recorded = new Random(3).longs(100_000, 20_000, 900_000_000).toArray();
    Histogram histogram = new Histogram(3);
    Arrays.stream(recorded).forEach(histogram::recordValue);
    double[] nanos = Arrays.stream(recorded).asDoubleStream().sorted().toArray();

    LatencySummary summary = LatencySummary.of(histogram);

    double mean = Arrays.stream(nanos).average().orElseThrow();
    double variance =
        Arrays.stream(nanos).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(summary.count()).isEqualTo(100_000);
    assertClose(summary.min(), nanos[0]);
    assertClose(summary.mean(), mean);
    assertClose(summary.stdDev(), Math.sqrt(variance));
    assertClose(summary.p50(), nanos[49_999]);
    assertClose(summary.p75(), nanos[74_999]);
    assertClose(summary.p90(), nanos[89_999]);
    assertClose(summary.p99(), nanos[98_999]);
    assertClose(summary.p999(), nanos[99_899]);
    assertClose(summary.p9999(), nanos[99_989]);
    assertClose(summary.max(), nanos[99_999]);
  }

  @Test
  void isAllZeroForNoValues() {
    assertThat(LatencySummary.of(new Histogram(3)))
        .isEqualTo(new LatencySummary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void holdsASingleValueOfZero() {
    Histogram histogram = new Histogram(3);
    histogram.recordValue(0);
    assertThat(LatencySummary.of(histogram))
        .isEqualTo(new LatencySummary(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void refusesWhatNoClockCanMeasure() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LatencySummary(1, -2, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .withMessage("min is -2.0: the least is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LatencySummary(1, 0, Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0))
        .withMessageStartingWith("mean is NaN");
  }

  /** The histogram keeps three digits. */
  private static void assertClose(double micros, double nanos) {
    assertThat(micros).isCloseTo(nanos / 1e3, withinPercentage(0.1));
  }
}
