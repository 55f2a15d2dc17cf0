package io.duality.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.TrialSetup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what trials took on two cores; a quarter more or less is near enough for a reader. */
class EstimateTest {
  /** Of 44 trials of blast, 2.1 to 2.6 s. */
  @Test
  void aBenchmarkTakesAJvmMoreThanItsTimes() {
    assertThat(Estimate.of(alone(64, 0, 0.5, 1))).isBetween(seconds(2.1), seconds(2.6));
  }

  /** JMH tears down in one iteration more, which is of 0.1 s there, and of a second here. */
  @Test
  void aLongWindowHasALongIterationMore() {
    Duration brief = Estimate.of(alone(64, 0, 5, 1));
    Duration longer = Estimate.of(alone(64, 0, 5, 10));
    assertThat(longer.minus(brief)).isBetween(seconds(9.85), seconds(9.95));
  }

  /** Whatever window was asked for: of thread-limits, 2.5 to 23 s each. */
  @ParameterizedTest
  @CsvSource({"512, 1.5, 3", "1024, 2.5, 5.5", "2048, 3, 9", "4096, 5, 23"})
  void singleShotsTakeAsLongAsWhatTheyStart(long threads, double least, double most) {
    assertThat(Estimate.of(alone(threads, 0, 0, 1))).isBetween(seconds(least), seconds(most));
  }

  /** 1.7 to 2.3 s, and no more of them for more of them, nor without a warm-up. */
  @Test
  void tasksTakeAJvmMoreThanTheirTimes() {
    assertThat(Estimate.of(alone(100_000, 100_000, 0.5, 1)))
        .isBetween(seconds(1.7), seconds(2.3))
        .isEqualTo(Estimate.of(alone(1, 1, 0.5, 1)));
    assertThat(Estimate.of(alone(100_000, 100_000, 0, 1))).isLessThan(seconds(2));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }

  private static TrialPlan alone(long x, long looping, double warmup, double window) {
    TrialSetup setup =
        new TrialSetup(1, 0, 0, 0, "", "", warmup, window, 0, 0, List.of(), List.of(), Map.of());
    return new TrialPlan("a-model", "a-model", x, 0, setup, List.of(), 1, looping);
  }
}
