package io.duality.servers.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.blocking.Patience.Phase;
import java.time.Duration;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a wait is over and who ends it, with a clock that the test moves. */
final class PatienceTest {
  private static final long ORIGIN = Long.MAX_VALUE - 50;
  private static final long LIMIT = 100;

  private final Patience patience = new Patience(ORIGIN);

  /** The clock of the JVM may pass its largest value: times compare by difference only. */
  private static long at(long nanos) {
    return ORIGIN + nanos;
  }

  @Test
  void isNeverOverBeforeTheFirstWait() {
    assertThat(patience.expire(at(1_000_000))).isNull();
    assertThat(patience.isIdle()).isFalse();
  }

  @Test
  void isOverAfterItsTimeAndOnce() {
    patience.begin(Phase.IDLE, at(10), LIMIT);
    assertThat(patience.isIdle()).isTrue();
    assertThat(patience.expire(at(110))).isNull();
    assertThat(patience.expire(at(111))).isEqualTo(Phase.IDLE);
    assertThat(patience.expire(at(112))).isNull();
  }

  @Test
  void tellsTheConnectionThatItWasEnded() {
    patience.begin(Phase.RESPONSE, at(0), LIMIT);
    assertThat(patience.end()).isTrue();
    patience.begin(Phase.RESPONSE, at(0), LIMIT);
    patience.expire(at(200));
    assertThat(patience.end()).isFalse();
    assertThat(patience.end()).as("told once").isTrue();
  }

  @Test
  void givesAWaitToOneOnly() {
    assertThat(patience.claimInput()).as("nobody waits").isFalse();
    patience.begin(Phase.REQUEST, at(0), LIMIT);
    assertThat(patience.claimIdle()).isFalse();
    assertThat(patience.claimInput()).isTrue();
    assertThat(patience.claimInput()).isFalse();
    patience.begin(Phase.IDLE, at(0), LIMIT);
    assertThat(patience.claimIdle()).isTrue();
    patience.begin(Phase.IDLE, at(0), LIMIT);
    patience.expire(at(200));
    assertThat(patience.claimInput()).as("the reaper was quicker").isFalse();
  }

  /** Its thread is at work on it: another one would be the second in the same conversation. */
  @Test
  void givesNobodyAWaitForThePeerToRead() {
    patience.begin(Phase.RESPONSE, at(0), LIMIT);
    assertThat(patience.claimInput()).isFalse();
    assertThat(patience.end()).isTrue();
    patience.begin(Phase.LINGER, at(0), LIMIT);
    assertThat(patience.claimInput()).isTrue();
  }

  @Test
  void tellsWhatARequestHasLeft() {
    long second = Duration.ofSeconds(1).toNanos();
    patience.begin(Phase.REQUEST, at(0), second);
    assertThat(patience.requestMillis(at(0))).isEqualTo(1_001);
    assertThat(patience.requestMillis(at(second))).as("late rather than early").isEqualTo(1);
    assertThat(patience.requestMillis(at(9 * second))).isEqualTo(1);
    patience.requestArrived();
    patience.begin(Phase.REQUEST, at(0), Long.MAX_VALUE);
    assertThat(patience.requestMillis(at(0))).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void leavesAloneWhoWorks() {
    patience.begin(Phase.REQUEST, at(0), LIMIT);
    patience.end();
    assertThat(patience.expire(at(1_000_000))).isNull();
  }

  @Test
  void isNotRenewedByFurtherBytesOfARequest() {
    patience.begin(Phase.IDLE, at(0), LIMIT);
    patience.end();
    patience.begin(Phase.REQUEST, at(50), LIMIT);
    patience.end();
    patience.begin(Phase.REQUEST, at(120), LIMIT);
    assertThat(patience.expire(at(150))).isNull();
    assertThat(patience.expire(at(151))).isEqualTo(Phase.REQUEST);
  }

  @Test
  void isNotRenewedByTheHandlerBetweenAHeadAndItsBody() {
    patience.begin(Phase.REQUEST, at(0), LIMIT);
    patience.end();
    patience.extendRequest(30);
    patience.begin(Phase.REQUEST, at(90), LIMIT);
    assertThat(patience.expire(at(130))).as("the handler's time is given back").isNull();
    assertThat(patience.expire(at(131))).isEqualTo(Phase.REQUEST);
  }

  @Test
  void isRenewedByTheNextRequest() {
    patience.begin(Phase.REQUEST, at(0), LIMIT);
    patience.end();
    assertThat(patience.isTimingARequest()).isTrue();
    patience.requestArrived();
    assertThat(patience.isTimingARequest()).isFalse();
    patience.begin(Phase.REQUEST, at(1_000), LIMIT);
    assertThat(patience.expire(at(1_100))).isNull();
  }

  @Test
  void isRenewedByEachWriteThatGoesThrough() {
    patience.begin(Phase.RESPONSE, at(0), LIMIT);
    patience.end();
    patience.begin(Phase.RESPONSE, at(90), LIMIT);
    assertThat(patience.expire(at(190))).isNull();
  }

  @Test
  void bearsTheLongestDuration() {
    patience.begin(Phase.IDLE, at(0), Long.MAX_VALUE);
    assertThat(patience.expire(at(Duration.ofDays(365).toNanos()))).isNull();
    assertThat(patience.isIdle()).isTrue();
  }

  @Test
  void neverEndsAResponseForTheDeadlineOfAnIdleWait() {
    assertThat(endsAResponse(patience::expire, this::cycle, Duration.ofMillis(200))).isFalse();
  }

  /** The test above can fail: it finds two words that are read one after the other. */
  @Test
  void findsPhaseAndDeadlineThatAreReadApart() {
    TwoWords twin = new TwoWords();
    assertThat(endsAResponse(twin::expire, twin::cycle, Duration.ofSeconds(30))).isTrue();
  }

  /** Idle waits are overdue at once, responses never: only the former may be ended. */
  private void cycle() {
    patience.begin(Phase.IDLE, at(0), -1);
    patience.end();
    patience.begin(Phase.RESPONSE, at(0), LIMIT);
    patience.end();
  }

  private static boolean endsAResponse(
      LongFunction<@Nullable Phase> reaper, Runnable cycle, Duration time) {
    Thread connection =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                cycle.run();
              }
            });
    try {
      long start = System.nanoTime();
      while (System.nanoTime() - start < time.toNanos()) {
        if (reaper.apply(at(0)) == Phase.RESPONSE) {
          return true;
        }
      }
      return false;
    } finally {
      connection.interrupt();
    }
  }

  /** As it was: the deadline is released after the phase, and both are read. */
  private static final class TwoWords {
    private volatile Phase phase = Phase.IDLE;
    private volatile long deadline = Long.MAX_VALUE;

    void cycle() {
      phase = Phase.IDLE;
      deadline = -1;
      phase = Phase.RESPONSE;
      deadline = LIMIT;
    }

    @Nullable Phase expire(long nowNanos) {
      return deadline < nowNanos - ORIGIN ? phase : null;
    }
  }
}
