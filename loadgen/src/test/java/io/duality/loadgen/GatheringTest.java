package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a loop rests, and for how long at most. */
class GatheringTest {
  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000 * MICRO;
  private static final long NEVER_DUE = 1_000 * MILLI;
  private static final int FEW = 1;

  private final Gathering gathering = new Gathering();
  private long nowNanos = -5 * MILLI;

  /** Responses of these service times, in turn, so far apart. */
  private void responses(int count, long gapNanos, long... serviceNanos) {
    for (int i = 0; i < count; i++) {
      nowNanos += gapNanos;
      gathering.answered(serviceNanos[i % serviceNanos.length]);
      gathering.polled(FEW);
      gathering.restNanos(nowNanos, NEVER_DUE);
    }
  }

  private long restNanos() {
    return gathering.restNanos(nowNanos, NEVER_DUE);
  }

  @Test
  void restsAtMostFiftyMicroseconds() {
    responses(20_000, 10 * MICRO, 12 * MILLI);
    assertThat(restNanos()).isEqualTo(50 * MICRO);
  }

  @ParameterizedTest
  @ValueSource(longs = {300, 450, 700})
  void restsAtMostASixteenthOfWhatResponsesTake(long serviceMicros) {
    responses(20_000, 8 * MICRO, serviceMicros * MICRO);
    assertThat(restNanos()).isBetween(10 * MICRO, serviceMicros * MICRO * 17 / 16 / 16);
  }

  @Test
  void fewSlowResponsesDoNotDelayTheFastOnes() {
    responses(20_000, 8 * MICRO, 50 * MICRO, 20 * MILLI, 60 * MICRO, 20 * MILLI, 70 * MICRO);
    assertThat(restNanos()).isZero();
  }

  @Test
  void theFasterQuarterDecides() {
    Random random = new Random(7);
    long[] uniform = random.longs(5_000, 200 * MICRO, 600 * MICRO).toArray();
    responses(50_000, 8 * MICRO, uniform);
    // Its upper end is at 300 us.
    assertThat(restNanos()).isBetween(250 * MICRO / 16, 350 * MICRO / 16);
  }

  @Test
  void neverRestsWhileResponsesAreRare() {
    responses(20_000, 26 * MICRO, 12 * MILLI);
    assertThat(restNanos()).isZero();
  }

  @Test
  void restsNoMoreOnceResponsesGetRare() {
    responses(20_000, 10 * MICRO, 12 * MILLI);
    responses(30, 100 * MICRO, 12 * MILLI);
    assertThat(restNanos()).isZero();
  }

  @Test
  void neverRestsBeforeTheFirstResponses() {
    assertThat(restNanos()).isZero();
    nowNanos += MILLI;
    assertThat(restNanos()).isZero();
  }

  @Test
  void neverRestsPastTheNextDueRequest() {
    responses(20_000, 10 * MICRO, 12 * MILLI);
    assertThat(gathering.restNanos(nowNanos, 49 * MICRO)).isZero();
    assertThat(gathering.restNanos(nowNanos, 0)).isZero();
    assertThat(gathering.restNanos(nowNanos, 50 * MICRO)).isEqualTo(50 * MICRO);
  }

  @Test
  void neverRestsWhileResponsesComeInBatchesAnyway() {
    responses(20_000, 10 * MICRO, 12 * MILLI);
    gathering.polled(64);
    assertThat(restNanos()).isZero();
    gathering.polled(FEW);
    assertThat(restNanos()).isPositive();
  }
}
