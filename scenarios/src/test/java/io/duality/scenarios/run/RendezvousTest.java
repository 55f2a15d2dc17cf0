package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Trials that are made at the same time begin and end their windows together. */
class RendezvousTest {
  @Test
  void oneAloneWaitsForNobody() {
    Rendezvous alone = Rendezvous.of(1);
    assertThat(alone.arrive(2.5)).isCompletedWithValue(2.5);
    assertThat(alone.arrive(1)).isCompletedWithValue(1.0);
  }

  @Test
  void whoeverComesFirstWaitsForTheOtherAndBothGetTheSum() {
    Rendezvous both = Rendezvous.of(2);
    CompletableFuture<Double> first = both.arrive(1);
    assertThat(first).isNotDone();
    assertThat(both.arrive(2)).isCompletedWithValue(3.0);
    assertThat(first).isCompletedWithValue(3.0);
    assertThat(both.arrive(5)).as("another round").isNotDone();
  }

  @Test
  void nobodyWaitsForOneThatHasLeft() {
    Rendezvous both = Rendezvous.of(2);
    CompletableFuture<Double> waiting = both.arrive(1);
    both.leave();
    assertThat(waiting).isCompletedWithValue(1.0);
    assertThat(both.arrive(4)).isCompletedWithValue(4.0);
    both.leave();
  }

  @Test
  void ofNoneThereIsNothingToWaitFor() {
    assertThatThrownBy(() -> Rendezvous.of(0)).hasMessageContaining("at least 1");
  }
}
