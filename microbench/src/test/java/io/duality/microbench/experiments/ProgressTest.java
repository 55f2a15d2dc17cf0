package io.duality.microbench.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private final Progress progress = new Progress(Duration.ofMinutes(1));

  @Test
  void countsWhatIsAheadForTheNextWait() {
    steps(5);
    progress.await(3);
    progress.await(2);

    Thread other = ThreadKind.VIRTUAL.start("one more", progress::step);
    progress.await(1);

    assertThat(progress.done()).isEqualTo(6);
    assertThat(other).isNotNull();
  }

  @Test
  void forgetsWhatWasDoneBeforeItIsRestarted() {
    Progress impatient = new Progress(Duration.ofMillis(1));
    for (int i = 0; i < 5; i++) {
      impatient.step();
    }
    impatient.restart();

    assertThatIllegalStateException()
        .isThrownBy(() -> impatient.await(1))
        .withMessageContaining("5 of 6 done");
  }

  @Test
  void endsAWaitWhenAThreadHasFailed() {
    ThreadKind.VIRTUAL.start("failing", () -> progress.fail(new ArithmeticException("broken")));

    assertThatIllegalStateException()
        .isThrownBy(() -> progress.await(1))
        .withMessageContaining("broken")
        .withRootCauseInstanceOf(ArithmeticException.class);
  }

  @Test
  void endsAWaitThatIsInterruptedAndKeepsTheInterrupt() {
    Thread.currentThread().interrupt();

    assertThatIllegalStateException()
        .isThrownBy(() -> progress.await(1))
        .withMessageStartingWith("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private void steps(int count) {
    for (int i = 0; i < count; i++) {
      progress.step();
    }
  }
}
