package io.duality.plot.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void aLinearAxisCountsInRoundStepsFromZero() {
    assertThat(labels(Scale.linear(930, 6)))
        .containsExactly("0", "200", "400", "600", "800", "1000");
    assertThat(labels(Scale.linear(0.07, 6))).containsExactly("0", "0.02", "0.04", "0.06", "0.08");
    assertThat(labels(Scale.linear(5, 6))).containsExactly("0", "1", "2", "3", "4", "5");
  }

  @Test
  void aLinearAxisHoldsItsHighestValue() {
    for (double highest = 1e-4; highest < 1e9; highest *= 1.37) {
      Scale scale = Scale.linear(highest, 6);
      assertThat(scale.high()).isGreaterThanOrEqualTo(highest);
      assertThat(scale.low()).isZero();
      assertThat(scale.marks()).hasSizeBetween(3, 8);
      assertThat(scale.marks().getLast().value()).isLessThanOrEqualTo(scale.high() * (1 + 1e-12));
    }
  }

  @Test
  void largeNumbersAreShort() {
    assertThat(labels(Scale.linear(120_000, 6)))
        .containsExactly("0", "20k", "40k", "60k", "80k", "100k", "120k");
    assertThat(labels(Scale.linear(1_100_000, 6))).contains("0.2M", "1M");
    assertThat(labels(Scale.linear(3e9, 6))).contains("0.5G", "3G");
  }

  @Test
  void aShortLogAxisHasTicksWithinTheDecade() {
    assertThat(labels(Scale.logarithmic(0.3, 42)))
        .containsExactly("0.2", "0.5", "1", "2", "5", "10", "20", "50");
  }

  @Test
  void aLongLogAxisHasPowersOfTenOnlyOrSomeOfThem() {
    assertThat(labels(Scale.logarithmic(0.002, 900)))
        .containsExactly("0.01", "0.1", "1", "10", "100", "1000");
    assertThat(labels(Scale.logarithmic(0.01, 5e6)))
        .containsExactly("0.01", "1", "100", "10k", "1M");
  }

  @Test
  void aLogAxisHoldsItsValuesAndHasTicks() {
    for (double low = 1e-6; low < 1e6; low *= 3.1) {
      for (double ratio = 4; ratio < 1e12; ratio *= 7.7) {
        Scale scale = Scale.logarithmic(low, low * ratio);
        assertThat(scale.low()).isLessThanOrEqualTo(low * (1 + 1e-9));
        assertThat(scale.high()).isGreaterThanOrEqualTo(low * ratio * (1 - 1e-9));
        assertThat(scale.marks()).hasSizeBetween(2, 13);
      }
    }
  }

  private static List<String> labels(Scale scale) {
    return scale.marks().stream().map(Mark::label).toList();
  }
}
