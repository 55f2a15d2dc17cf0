package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.jmh.TinyBenchmark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkProcessTest {
  private static final Duration AMPLE = Duration.ofSeconds(50);

  @TempDir Path temp;

  @Test
  void aBenchmarkThatHangsIsSilentAtItsDeadline() throws Exception {
    Lifeline lifeline = new Lifeline(new StopSignal());
    try (Children children = new Children(Fakes.jvm());
        BenchmarkProcess process =
            BenchmarkProcess.start(
                children, settings("HANGS", Duration.ofSeconds(1)), lifeline, AMPLE)) {
      BenchmarkProcess.Course course = process.go(Duration.ofMillis(50), AMPLE, AMPLE);
      assertThatThrownBy(() -> lifeline.await(course.opened()))
          .isInstanceOfSatisfying(
              ChildFailure.class,
              failure ->
                  assertThat(failure.reason().message())
                      .isEqualTo("benchmark did not answer 'window' within 0.1 s"));
    }
    Fakes.assertNoChildIsLeft();
  }

  /** Ten iterations at least, of a second at most; warm-ups of about the same length. */
  @Test
  void cutsItsTimeIntoIterations() {
    assertThat(settings("WELL", Duration.ofSeconds(2)))
        .returns(10, BenchmarkSettings::iterations)
        .returns(Duration.ofMillis(200), BenchmarkSettings::iteration)
        .returns(5, BenchmarkSettings::warmups);
    assertThat(settings("WELL", Duration.ofSeconds(30)))
        .returns(30, BenchmarkSettings::iterations)
        .returns(Duration.ofSeconds(1), BenchmarkSettings::iteration)
        .returns(1, BenchmarkSettings::warmups);
    assertThat(settings("WELL", Duration.ofSeconds(2)).launch().arguments())
        .contains(
            "benchmark=" + TinyBenchmark.class.getName() + ".turn",
            "warmups=5",
            "warmup-nanos=200000000",
            "iterations=10",
            "iteration-nanos=200000000",
            "param.mood=WELL");
  }

  private BenchmarkSettings settings(String mood, Duration window) {
    return new BenchmarkSettings(
        TinyBenchmark.class.getName() + ".turn",
        Map.of("mood", mood),
        Duration.ofSeconds(1),
        window,
        Fakes.SHORT_LIVED,
        "",
        temp.resolve("benchmark.log"));
  }
}
