package io.duality.scenarios.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.annotations.Mode;

class ScoresTest {

  /** 250 operations a millisecond by one thread are 4 us each; by two, each takes 8. */
  @ParameterizedTest
  @CsvSource({
    "Throughput, SECONDS, 1, 250000",
    "Throughput, MILLISECONDS, 1, 250",
    "Throughput, NANOSECONDS, 3, 0.00025",
    "AverageTime, MICROSECONDS, 1, 4",
    "AverageTime, NANOSECONDS, 2, 8000",
    "SampleTime, MICROSECONDS, 1, 4",
    "SingleShotTime, MILLISECONDS, 1, 0.004",
  })
  void areOperationsASecondWhateverJmhStatesThemIn(
      Mode mode, TimeUnit unit, int threads, double score) {
    assertThat(Scores.perSecond(mode, unit, threads, score)).isEqualTo(250_000, within(1e-6));
  }

  @Test
  void ofAllModesThereIsNone() {
    assertThatThrownBy(() -> Scores.perSecond(Mode.All, TimeUnit.SECONDS, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFailureIsToldByItsInnermostCause() {
    Exception wrapped =
        new RuntimeException(
            "Benchmark caught the exception", new IllegalStateException("7 are\n  lost"));
    assertThat(Answers.sentence(wrapped)).isEqualTo("IllegalStateException: 7 are lost");

    RuntimeException ofThreads = new RuntimeException("Benchmark error");
    ofThreads.addSuppressed(new OutOfMemoryError("unable to create native thread"));
    assertThat(Answers.sentence(ofThreads))
        .isEqualTo("java.lang.OutOfMemoryError: unable to create native thread");
  }
}
