package io.duality.servers.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The published rules step by step, with a clock that the test moves. */
class PoolControllerTest {
  /** The clock of the JVM may pass its largest value: times compare by difference only. */
  private static final long START = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(3);

  private final PoolController controller =
      new PoolController(
          StageOptions.published().parse(Map.of(), 1).work().pool().orElseThrow(), START);

  private boolean addsAt(double seconds, int queued, int threads) {
    return controller.shouldAdd(START + (long) (seconds * 1e9), queued, threads);
  }

  @Test
  void addsAThreadWhenTheQueueIsLongerThanTheThreshold() {
    assertThat(addsAt(2, 101, 1)).isTrue();
  }

  @Test
  void addsNoneAtTheThreshold() {
    assertThat(addsAt(2, 100, 1)).isFalse();
  }

  @Test
  void looksOnceAPeriod() {
    assertThat(addsAt(1.999, 5_000, 1)).as("before the first sample").isFalse();
    assertThat(addsAt(2, 5_000, 1)).isTrue();
    assertThat(addsAt(2.1, 5_000, 2)).isFalse();
    assertThat(addsAt(3.999, 5_000, 2)).isFalse();
    assertThat(addsAt(4, 5_000, 2)).as("over the end of the clock").isTrue();
  }

  @Test
  void countsThePeriodFromALookThatAddedNone() {
    assertThat(addsAt(2, 0, 1)).isFalse();
    assertThat(addsAt(3, 5_000, 1)).isFalse();
    assertThat(addsAt(4, 5_000, 1)).isTrue();
  }

  @Test
  void aLateLookDoesNotMoveThoseThatFollow() {
    assertThat(addsAt(2.4, 5_000, 1)).isTrue();
    assertThat(addsAt(3.9, 5_000, 2)).isFalse();
    assertThat(addsAt(4, 5_000, 2)).isTrue();
    assertThat(addsAt(9, 5_000, 3)).as("missed periods count as one").isTrue();
    assertThat(addsAt(10.9, 5_000, 4)).isFalse();
    assertThat(addsAt(11, 5_000, 4)).isTrue();
  }

  /** The code that came with the paper: every 4th look at 2 s, so a thread in 8 s. */
  @Test
  void actsAtEveryFourthLookAsHaboobDid() {
    PoolController haboob =
        new PoolController(
            StageOptions.haboob().parse(Map.of(), 1).work().pool().orElseThrow(), START);
    for (int second = 2; second <= 24; second += 2) {
      assertThat(haboob.shouldAdd(START + second * 1_000_000_000L, 11, 1))
          .as("after %d s", second)
          .isEqualTo(second % 8 == 0);
    }
  }

  @Test
  void keepsTheLeastThreads() {
    PoolController two =
        new PoolController(
            StageOptions.published().parse(Map.of(), 2).work().pool().orElseThrow(), START);
    assertThat(two.shouldRemove(TimeUnit.HOURS.toNanos(1), 2)).isFalse();
    assertThat(two.shouldRemove(TimeUnit.HOURS.toNanos(1), 3)).isTrue();
  }

  @Test
  void stopsAtTheMostThreads() {
    assertThat(addsAt(2, 5_000, 19)).isTrue();
    assertThat(addsAt(4, 5_000, 20)).isFalse();
  }

  @Test
  void removesAThreadThatWasIdleForLong() {
    assertThat(controller.shouldRemove(TimeUnit.MILLISECONDS.toNanos(4_999), 2)).isFalse();
    assertThat(controller.shouldRemove(TimeUnit.SECONDS.toNanos(5), 2)).isTrue();
  }

  @Test
  void keepsTheLastThread() {
    assertThat(controller.shouldRemove(TimeUnit.HOURS.toNanos(1), 1)).isFalse();
  }
}
