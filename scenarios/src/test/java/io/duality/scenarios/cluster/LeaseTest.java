package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {
  /** Moments of a monotonic clock may be negative, and may pass the end of their range. */
  private static final long BEGIN = Long.MAX_VALUE - 5;

  private final Lease lease = new Lease(Duration.ofNanos(10), BEGIN);

  private static long after(long nanos) {
    return BEGIN + nanos;
  }

  @Test
  void isOverWhenTheOtherSideWasSilentForLonger() {
    assertThat(lease.isOver(after(10))).isFalse();
    assertThat(lease.isOver(after(11))).isTrue();
    assertThat(lease.silence(after(11))).isEqualTo(Duration.ofNanos(11));
  }

  @Test
  void beginsAnewWithEachThingHeard() {
    lease.renew(after(11));
    assertThat(lease.isOver(after(21))).isFalse();
    assertThat(lease.isOver(after(22))).isTrue();
  }
}
