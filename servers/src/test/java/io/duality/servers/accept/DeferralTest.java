package io.duality.servers.accept;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When an event loop that favours active connections may accept, with a clock the test moves. */
final class DeferralTest {
  private final Activity activity = new Activity(true);
  private long now = Long.MAX_VALUE - 1_000;
  private final Deferral deferral = new Deferral(activity, () -> now);

  private void work() {
    activity.begins();
    activity.ends();
  }

  @Test
  void isOverAtOnceWhereNobodyHasBeenActive() {
    assertThat(deferral.isOver(false)).isTrue();
    deferral.accepted();
    assertThat(deferral.isOver(false)).as("and for the next").isTrue();
  }

  @Test
  void lastsWhileTheAskerKnowsOfSomebody() {
    assertThat(deferral.isOver(true)).isFalse();
  }

  @Test
  void lastsWhileAnEventIsHandledElsewhere() {
    activity.begins();
    now += Deferral.WINDOW_NANOS;
    assertThat(deferral.isOver(false)).isFalse();
    now += Deferral.WINDOW_NANOS;
    assertThat(deferral.isOver(false)).isFalse();
  }

  /** Between two events a loop reads, polls or waits for a CPU: nobody is seen then. */
  @Test
  void lastsForAWindowBehindTheLastEvent() {
    work();
    assertThat(deferral.isOver(false)).isFalse();
    now += Deferral.WINDOW_NANOS - 1;
    assertThat(deferral.isOver(false)).isFalse();
    now++;
    assertThat(deferral.isOver(false)).isTrue();
  }

  @Test
  void beginsAnewWithEachEvent() {
    for (int i = 0; i < 10; i++) {
      work();
      now += Deferral.WINDOW_NANOS;
      assertThat(deferral.isOver(false)).isFalse();
    }
  }

  @Test
  void endsForOneConnectionInAWhileWhoeverIsActive() {
    activity.begins();
    now += Deferral.LONGEST_NANOS - 1;
    assertThat(deferral.isOver(true)).isFalse();
    now++;
    assertThat(deferral.isOver(true)).isTrue();
    deferral.accepted();
    assertThat(deferral.isOver(true)).isFalse();
  }
}
