package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.TrialSetup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarkTimesTest {

  /** To start 30,000 threads takes one JVM some 40 s, and a window is ten shots of it. */
  @Test
  void eachShotMayTakeWhatItsThreadsAskFor() {
    Duration shots = Duration.ofSeconds(10 * 45);
    assertThat(times(0, 30_000).toClose()).isGreaterThan(shots);
    assertThat(times(0.5, 30_000).toClose()).as("of iterations of a set time").isLessThan(shots);
  }

  @Test
  void eachPhaseEndsAfterTheOneBefore() {
    for (BenchmarkTimes times : List.of(times(0, 1), times(2, 1), times(2, 8_192))) {
      assertThat(times.toClose()).isGreaterThan(times.toOpen().plusSeconds(1));
      assertThat(times.toReport()).isGreaterThan(times.toClose().plusSeconds(1));
    }
  }

  private static BenchmarkTimes times(double warmup, long x) {
    TrialSetup setup =
        new TrialSetup(1, 1, 0, 0, "", "", warmup, 1, 0, 0, List.of(), List.of(), Map.of());
    return new BenchmarkTimes(setup, x, Deadlines.STANDARD);
  }
}
