package io.duality.servers.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a wait is over, with a clock that the test moves. */
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
    assertThat(patience.isOverdue(at(1_000_000))).isFalse();
    assertThat(patience.isIdle()).isFalse();
  }

  @Test
  void isOverAfterItsTime() {
    patience.await(Patience.Phase.IDLE, at(10), LIMIT);
    assertThat(patience.isOverdue(at(110))).isFalse();
    assertThat(patience.isOverdue(at(111))).isTrue();
    assertThat(patience.isIdle()).isTrue();
  }

  @Test
  void isNotRenewedByFurtherBytesOfARequest() {
    patience.await(Patience.Phase.IDLE, at(0), LIMIT);
    patience.await(Patience.Phase.REQUEST, at(50), LIMIT);
    patience.await(Patience.Phase.REQUEST, at(120), LIMIT);
    assertThat(patience.phase()).isEqualTo(Patience.Phase.REQUEST);
    assertThat(patience.isOverdue(at(150))).isFalse();
    assertThat(patience.isOverdue(at(151))).isTrue();
  }

  @Test
  void isRenewedByTheNextRequest() {
    patience.await(Patience.Phase.REQUEST, at(0), LIMIT);
    patience.rest();
    assertThat(patience.isOverdue(at(1_000))).isFalse();
    patience.await(Patience.Phase.REQUEST, at(1_000), LIMIT);
    assertThat(patience.isOverdue(at(1_100))).isFalse();
  }

  @Test
  void isRenewedByEachWriteThatGoesThrough() {
    patience.await(Patience.Phase.RESPONSE, at(0), LIMIT);
    patience.await(Patience.Phase.RESPONSE, at(90), LIMIT);
    assertThat(patience.isOverdue(at(190))).isFalse();
    assertThat(patience.isIdle()).isFalse();
  }
}
