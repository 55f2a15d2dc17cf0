package io.duality.servers.stages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rule of AggThrottle step by step, with a clock that the test moves. */
class BatchControllerTest {
  private static final long SECOND = 1_000_000_000L;

  /** The clock of the JVM may pass its largest value: times compare by difference only. */
  private static final long START = Long.MAX_VALUE - 7 * SECOND;

  private long now = START;
  private long events;

  private BatchController controller(double keep) {
    return new BatchController(new BatchController.Rules(1, 1_024, SECOND, keep), now);
  }

  private void window(BatchController controller, int perSecond) {
    now += SECOND;
    events += perSecond;
    controller.sample(now, events);
  }

  /** Five windows of the same throughput, which make a step; returns the batch behind it. */
  private int step(BatchController controller, int perSecond) {
    for (int i = 0; i < 5; i++) {
      window(controller, perSecond);
    }
    return controller.batch();
  }

  @Test
  void beginsAtTheMostAndStaysThereWhileIdle() {
    BatchController controller = controller(0);
    assertThat(controller.batch()).isEqualTo(1_024);
    assertThat(step(controller, 0)).isEqualTo(1_024);
    assertThat(step(controller, 0)).isEqualTo(1_024);
  }

  @Test
  void shrinksWhileThroughputHolds() {
    BatchController controller = controller(0);
    assertThat(step(controller, 1_000)).as("the load begins").isEqualTo(1_024);
    assertThat(step(controller, 1_000)).isEqualTo(853);
    assertThat(step(controller, 1_000)).isEqualTo(711);
    assertThat(step(controller, 900)).as("0.90 of the best will do").isEqualTo(592);
  }

  @Test
  void changesWithEveryFifthWindow() {
    BatchController controller = controller(0);
    step(controller, 1_000);
    for (int i = 0; i < 4; i++) {
      window(controller, 1_000);
      assertThat(controller.batch()).isEqualTo(1_024);
    }
    window(controller, 1_000);
    assertThat(controller.batch()).isEqualTo(853);
  }

  @Test
  void shrinksToTheLeastAndNoFurther() {
    BatchController controller = controller(0);
    int batch = 1_024;
    for (int i = 0; i < 60; i++) {
      int next = step(controller, 1_000);
      assertThat(next).isLessThanOrEqualTo(batch);
      batch = next;
    }
    assertThat(batch).isEqualTo(1);
  }

  @Test
  void growsFromBelow90PercentOfTheBestUntil98() {
    BatchController controller = controller(0);
    step(controller, 1_000);
    assertThat(step(controller, 1_000)).isEqualTo(853);
    assertThat(step(controller, 1_000)).isEqualTo(711);
    assertThat(step(controller, 1_000)).isEqualTo(592);
    assertThat(step(controller, 899)).isEqualTo(711);
    assertThat(step(controller, 979)).as("not good enough yet").isEqualTo(853);
    assertThat(step(controller, 980)).as("good again").isEqualTo(711);
    assertThat(step(controller, 900)).isEqualTo(592);
  }

  @Test
  void growsToTheMostAndNoFurther() {
    BatchController controller = controller(0);
    step(controller, 1_000);
    step(controller, 1_000);
    assertThat(step(controller, 500)).isEqualTo(1_024);
    assertThat(step(controller, 500)).isEqualTo(1_024);
    assertThat(step(controller, 1_000)).isEqualTo(853);
  }

  @Test
  void beginsAnewWhenThroughputFallsBelowAFifth() {
    BatchController controller = controller(0);
    step(controller, 1_000);
    step(controller, 1_000);
    step(controller, 1_000);
    assertThat(step(controller, 199)).isEqualTo(1_024);
    assertThat(step(controller, 199)).as("the best is another one now").isEqualTo(853);
  }

  @Test
  void beginsAnewWhenThroughputDoubles() {
    BatchController controller = controller(0);
    step(controller, 1_000);
    step(controller, 1_000);
    assertThat(step(controller, 1_999)).as("a new best").isEqualTo(711);
    assertThat(step(controller, 3_998)).isEqualTo(1_024);
    assertThat(step(controller, 3_998)).isEqualTo(853);
  }

  @Test
  void smoothsThroughput() {
    BatchController rough = controller(0);
    BatchController smooth = controller(0.5);
    for (int i = 0; i < 9; i++) {
      now += SECOND;
      events += 1_000;
      rough.sample(now, events);
      smooth.sample(now, events);
    }
    now += SECOND;
    events += 850;
    rough.sample(now, events);
    smooth.sample(now, events);
    assertThat(rough.batch()).as("850 is below 900").isEqualTo(1_024);
    assertThat(smooth.batch()).as("925 is not").isEqualTo(853);
  }

  @Test
  void takesThroughputOverTheTimeThatHasPassed() {
    BatchController controller = controller(0);
    step(controller, 1_000);
    step(controller, 1_000);
    for (int i = 0; i < 4; i++) {
      window(controller, 1_000);
    }
    now += SECOND / 2;
    controller.sample(now, events);
    now += SECOND;
    events += 1_500;
    controller.sample(now, events);
    assertThat(controller.batch()).as("1,500 in 1.5 s").isEqualTo(711);
  }
}
