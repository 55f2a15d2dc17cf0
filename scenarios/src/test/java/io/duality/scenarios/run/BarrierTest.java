package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duality.scenarios.process.RoundTrip;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarrierTest {
  /** Moments of a monotonic clock may pass the end of their range. */
  private static final long BEGIN = Long.MAX_VALUE - 2_000_000;

  private final Site west = new HostFolder("west", Path.of("west"), 2).site();
  private final Site north = new HostFolder("north", Path.of("north"), 2).site();

  /** The one may have begun at once, and the other just before its answer was here. */
  @Test
  void isFromTheFirstCommandToTheLastAnswerOfAnother() {
    Barrier barrier = new Barrier(List.of(west, north), List.of(trip(0, 3), trip(1, 5)));
    assertThat(barrier.seconds(west)).as("3 ms - 1 ms").isEqualTo(0.002);
    assertThat(barrier.seconds(north)).as("5 ms - 0 ms").isEqualTo(0.005);
  }

  /** Half of a round trip, which is right where both ways take as long, is no bound. */
  @Test
  void takesNoWayForAsLongAsTheWayBack() {
    Barrier barrier = new Barrier(List.of(west, north), List.of(trip(0, 1), trip(0, 40)));
    assertThat(barrier.seconds(north)).isEqualTo(0.040);
  }

  @Test
  void aCommandThatWasHeldUpCounts() {
    Barrier barrier = new Barrier(List.of(west, north), List.of(trip(0, 1), trip(30, 31)));
    assertThat(barrier.seconds(north)).isEqualTo(0.031);
    assertThat(barrier.seconds(west)).as("it cannot have begun later").isZero();
  }

  @Test
  void processesOfOneHostAreNoSpreadOfHosts() {
    assertThat(new Barrier(List.of(west, west), List.of(trip(0, 1), trip(0, 40))).seconds(west))
        .isZero();
    Barrier barrier =
        new Barrier(List.of(west, north, west), List.of(trip(0, 1), trip(0, 2), trip(1, 9)));
    assertThat(barrier.seconds(west)).as("the later of its two").isEqualTo(0.009);
    assertThat(barrier.seconds(north)).isEqualTo(0.002);
  }

  @Test
  void aHostWithoutGeneratorsHasNone() {
    assertThat(new Barrier(List.of(west), List.of(trip(0, 40))).seconds(north)).isZero();
  }

  @Test
  void everyWindowHasAPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Barrier(List.of(west), List.of()))
        .withMessage("0 windows were begun on 1 places");
  }

  private static RoundTrip trip(int sentMillis, int answeredMillis) {
    return new RoundTrip(BEGIN + sentMillis * 1_000_000L, BEGIN + answeredMillis * 1_000_000L);
  }
}
