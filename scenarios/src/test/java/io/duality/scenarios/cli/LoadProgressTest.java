package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.run.Phase;
import io.duality.scenarios.run.TrialProgress;
import io.duality.scenarios.terminal.FakeTerminal;
import io.duality.scenarios.terminal.Glyphs;
import io.duality.scenarios.terminal.LiveBlock;
import io.duality.scenarios.terminal.Look;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadProgressTest {
  private final FakeTerminal terminal = new FakeTerminal(80, 24);

  @Test
  void aPercentileIsShownOnceThereIsOne() {
    LoadProgress progress = progress(true);
    progress.progress(TrialProgress.entering(Phase.RAMP));
    assertThat(terminal.screen()).containsExactly("connecting, 0s");
    progress.progress(glance(1, 9));
    assertThat(terminal.screen())
        .containsExactly("measuring, 1s", "9.00/s  p99 2.00ms  no errors  CPU: load 45%");
  }

  @Test
  void theCurveGrows() {
    LoadProgress progress = progress(true);
    progress.progress(glance(1, 0));
    progress.progress(glance(2, 7));
    progress.progress(glance(3, 8));
    assertThat(terminal.screen()).first().isEqualTo("measuring, 3s  #.");
  }

  @Test
  void theDrainIsNamedWithItsLimit() {
    progress(true).windowEnds();
    assertThat(terminal.screen())
        .containsExactly("draining: what is under way has up to 10s, the timeout");
  }

  @Test
  void aNoteStaysAndTheRestGoes() {
    LoadProgress progress = progress(true);
    progress.progress(glance(1, 9));
    progress.note("a note");
    progress.close();
    assertThat(terminal.screen()).containsExactly("a note");
  }

  @Test
  void nothingButNotesIsShownWhereNobodyWatches() {
    LoadProgress quiet = progress(false);
    quiet.windowEnds();
    quiet.progress(glance(1, 9));
    quiet.note("a note");
    quiet.close();
    assertThat(quiet.watches()).isFalse();
    assertThat(terminal.screen()).containsExactly("a note");
  }

  private static TrialProgress glance(int seconds, long completed) {
    return new TrialProgress(
        Phase.WINDOW, Duration.ofSeconds(seconds), completed, 0, completed, 2_000_000, -1, 0.45);
  }

  private LoadProgress progress(boolean watched) {
    LiveBlock block = new LiveBlock(terminal.stream(), terminal::size);
    return new LoadProgress(
        terminal.stream(),
        watched
            ? Optional.of(new LiveOutput(block, new Look(Glyphs.ASCII, false)))
            : Optional.empty(),
        Duration.ofSeconds(10));
  }
}
