package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Course;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GlancesTest {
  private final Recorder listener = new Recorder();
  private final Glances glances = new Glances(listener);

  private void look(Phase phase, long millis, long completed) {
    glances.progress(
        new TrialProgress(phase, Duration.ofMillis(millis), completed, 0, 0, 0, -1, -1));
  }

  private Course course() {
    return Objects.requireNonNull(glances.course());
  }

  @Test
  void keepsWhatWasCompletedSinceTheLoadBegan() {
    glances.loadBegan(Duration.ofMillis(300));
    look(Phase.WARMUP, 800, 90);
    glances.windowBegan(Duration.ofMillis(1300));
    look(Phase.WINDOW, 1800, 300);

    assertThat(course().warmupSeconds()).isEqualTo(1.0);
    assertThat(course().seconds()).containsExactly(0.5, 1.5);
    assertThat(course().completed()).containsExactly(90L, 300L);
  }

  @Test
  void passesEveryGlanceOn() {
    look(Phase.WARMUP, 500, 1);
    look(Phase.WINDOW, 1000, 2);

    assertThat(listener.phases).containsExactly(Phase.WARMUP, Phase.WINDOW);
    assertThat(glances.watches()).isEqualTo(listener.watches());
  }

  @Test
  void glancesOfOneMillisecondAreOne() {
    look(Phase.WARMUP, 500, 10);
    look(Phase.WARMUP, 500, 11);

    assertThat(course().completed()).containsExactly(11L);
  }

  @Test
  void aLongLoadIsThinnedOutUpToItsEnd() {
    for (int i = 1; i <= 6_001; i++) {
      look(Phase.WINDOW, 500L * i, i);
    }

    assertThat(course().seconds()).hasSizeBetween(500, 600).isSorted();
    assertThat(course().completed()).last().isEqualTo(6_001L);
  }

  @Test
  void nothingSeenIsNoCourse() {
    assertThat(glances.course()).isNull();
  }
}
