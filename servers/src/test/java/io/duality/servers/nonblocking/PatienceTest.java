package io.duality.servers.nonblocking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Late by one sweep at most, never early. */
final class PatienceTest {
  private final Patience patience = new Patience(100);

  @Test
  void countsFromTheFirstSweep() {
    assertThat(patience.isOver(1_000)).isFalse();
    assertThat(patience.isOver(1_099)).isFalse();
    assertThat(patience.isOver(1_100)).isTrue();
  }

  @Test
  void beginsAnewWithAnotherLimit() {
    assertThat(patience.isOver(1_000)).isFalse();
    patience.renew(10);
    assertThat(patience.isOver(1_200)).isFalse();
    assertThat(patience.isOver(1_210)).isTrue();
  }

  @Test
  void beginsAnewOnProgressOnly() {
    patience.renewOn(7);
    assertThat(patience.isOver(1_000)).isFalse();
    patience.renewOn(7);
    assertThat(patience.isOver(1_100)).isTrue();
    patience.renewOn(6);
    assertThat(patience.isOver(1_100)).isFalse();
  }

  @Test
  void comparesTimesBeyondTheOverflowOfTheClock() {
    assertThat(patience.isOver(Long.MAX_VALUE - 10)).isFalse();
    assertThat(patience.isOver(Long.MIN_VALUE + 10)).isFalse();
    assertThat(patience.isOver(Long.MIN_VALUE + 90)).isTrue();
  }
}
