package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.run.Phase;
import io.duality.scenarios.run.TrialProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aPercentileIsShownOnceThereIsOne() {
    progress(true).progress(new TrialProgress(Phase.RAMP, Duration.ZERO, 0, 0, 0, 0));
    assertThat(shown()).doesNotContain("p99").doesNotContain("0.00us");
    progress(true)
        .progress(new TrialProgress(Phase.WINDOW, Duration.ofSeconds(1), 9, 0, 9, 2_000_000));
    assertThat(shown()).contains(", p99 2.00ms");
  }

  @Test
  void theDrainIsNamedWithItsLimit() {
    progress(true).windowEnds();
    assertThat(shown()).contains("draining: what is under way has up to 10s, the timeout");
  }

  @Test
  void nothingIsShownWhereNobodyWatches() {
    LoadProgress quiet = progress(false);
    quiet.windowEnds();
    quiet.progress(new TrialProgress(Phase.RAMP, Duration.ZERO, 0, 0, 0, 0));
    assertThat(shown()).isEmpty();
  }

  private LoadProgress progress(boolean terminal) {
    return LoadProgress.to(
        new PrintStream(err, true, StandardCharsets.UTF_8), terminal, Duration.ofSeconds(10));
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
