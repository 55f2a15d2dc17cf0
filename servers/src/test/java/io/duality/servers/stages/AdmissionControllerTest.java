package io.duality.servers.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duality.servers.stages.AdmissionController.Rule;
import io.duality.servers.stages.AdmissionController.Rules;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The published rules step by step, with a clock that the test moves. */
class AdmissionControllerTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Offset<Double> EXACTLY = within(1e-9);

  /** The clock of the JVM may pass its largest value: times compare by difference only. */
  private long now = Long.MAX_VALUE - SECOND / 2;

  private AdmissionController usits03() {
    return new AdmissionController(new Rules(Rule.USITS03, SECOND, 2.0, 1.2, 10, 5_000, 10), now);
  }

  private AdmissionController code() {
    return new AdmissionController(new Rules(Rule.CODE, SECOND, 0.5, 2.0, 10, 5_000, 10), now);
  }

  private int admitted(AdmissionController controller, int offered) {
    int admitted = 0;
    for (int i = 0; i < offered; i++) {
      admitted += controller.admit(now) ? 1 : 0;
    }
    return admitted;
  }

  private void complete(AdmissionController controller, int count, double seconds) {
    for (int i = 0; i < count; i++) {
      controller.completed((long) (seconds * SECOND), now);
    }
  }

  /** So many seconds for 100 requests: the rate that follows. */
  private double rateAfter(AdmissionController controller, double seconds) {
    complete(controller, 100, seconds);
    return controller.perSecond();
  }

  @Test
  void admitsABurstAndThenItsRate() {
    AdmissionController controller = usits03();
    assertThat(admitted(controller, 50)).as("the bucket's depth").isEqualTo(10);
    now += SECOND / 10;
    assertThat(admitted(controller, 50)).isEqualTo(1);
    now += SECOND * 3 / 10;
    assertThat(admitted(controller, 50)).isEqualTo(3);
    now += 60 * SECOND;
    assertThat(admitted(controller, 50)).as("no more than a full bucket").isEqualTo(10);
  }

  @Test
  void aThreadWhoseClockIsBehindTakesNothingFromTheBucket() {
    AdmissionController controller = usits03();
    admitted(controller, 10);
    now += SECOND / 10;
    assertThat(controller.admit(now - SECOND)).as("no token earned yet").isFalse();
    assertThat(controller.admit(now)).isTrue();
  }

  @Test
  void takesThe90thPercentileOf100Requests() {
    AdmissionController controller = usits03();
    complete(controller, 10, 5);
    complete(controller, 89, 0.1);
    assertThat(controller.percentileNanos()).as("99 are not enough").isEqualTo(-1);
    complete(controller, 1, 0.1);
    assertThat(controller.percentileNanos()).isEqualTo(0.1 * SECOND, EXACTLY);

    AdmissionController eleven = usits03();
    complete(eleven, 11, 5);
    complete(eleven, 89, 0.1);
    assertThat(eleven.percentileNanos()).isEqualTo(5.0 * SECOND, EXACTLY);
  }

  @Test
  void smoothsThePercentile() {
    AdmissionController controller = usits03();
    complete(controller, 100, 1);
    complete(controller, 100, 2);
    assertThat(controller.percentileNanos()).isEqualTo((0.7 + 0.3 * 2) * SECOND, within(1e-3));
  }

  @Test
  void dividesTheRateAboveTheTarget() {
    assertThat(rateAfter(usits03(), 1.001)).isEqualTo(10 / 1.2, EXACTLY);
  }

  @Test
  void keepsTheRateFromHalfTheTargetToTheTarget() {
    assertThat(rateAfter(usits03(), 1.0)).isEqualTo(10);
    assertThat(rateAfter(usits03(), 0.5)).isEqualTo(10);
  }

  @Test
  void addsToTheRateInProportionBelowHalfTheTarget() {
    assertThat(rateAfter(usits03(), 0.4)).isEqualTo(10 + (0.6 - 0.1) * 2, EXACTLY);
    assertThat(rateAfter(usits03(), 0.1)).isEqualTo(10 + (0.9 - 0.1) * 2, EXACTLY);
  }

  @Test
  void followsALoadThatComesAndGoes() {
    AdmissionController controller = usits03();
    assertThat(rateAfter(controller, 0.1)).isEqualTo(11.6, EXACTLY);
    // 0.7 * 0.1 + 0.3 * 4 = 1.27, then 0.7 * 1.27 + 0.3 * 0.1 = 0.919, 0.673, 0.501, 0.381
    assertThat(rateAfter(controller, 4)).isEqualTo(11.6 / 1.2, EXACTLY);
    assertThat(rateAfter(controller, 0.1)).isEqualTo(11.6 / 1.2, EXACTLY);
    assertThat(rateAfter(controller, 0.1)).isEqualTo(11.6 / 1.2, EXACTLY);
    assertThat(rateAfter(controller, 0.1)).isEqualTo(11.6 / 1.2, EXACTLY);
    assertThat(rateAfter(controller, 0.1)).isGreaterThan(11.6 / 1.2);
  }

  @Test
  void keepsWithinItsLimits() {
    AdmissionController controller = usits03();
    for (int i = 0; i < 100; i++) {
      rateAfter(controller, 10);
    }
    assertThat(controller.perSecond()).isEqualTo(0.05);
    for (int i = 0; i < 10_000; i++) {
      rateAfter(controller, 0);
    }
    assertThat(controller.perSecond()).isEqualTo(5_000);
  }

  @Test
  void adjustsAfterASecondTooIfAnythingHasCompleted() {
    AdmissionController controller = usits03();
    complete(controller, 3, 2);
    now += SECOND - 1;
    controller.tick(now);
    assertThat(controller.perSecond()).isEqualTo(10);
    now += 1;
    controller.tick(now);
    assertThat(controller.perSecond()).isEqualTo(10 / 1.2, EXACTLY);
    now += 10 * SECOND;
    controller.tick(now);
    assertThat(controller.perSecond()).as("nothing is known").isEqualTo(10 / 1.2, EXACTLY);
  }

  @Test
  void theRuleOfTheCodeHalvesAndAddsAConstant() {
    assertThat(rateAfter(code(), 1.21)).isEqualTo(5, EXACTLY);
    assertThat(rateAfter(code(), 1.19)).isEqualTo(10, EXACTLY);
    assertThat(rateAfter(code(), 0.91)).isEqualTo(10, EXACTLY);
    assertThat(rateAfter(code(), 0.89)).isEqualTo(10.5, EXACTLY);
  }
}
