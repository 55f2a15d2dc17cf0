package io.duality.loadgen;

import static io.duality.loadgen.Simulation.MILLI;
import static io.duality.loadgen.Simulation.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two loads of which one has the server at any time, by the clock and in a loop. */
class TurnClockTest {
  private static final Duration EACH = Duration.ofMillis(100);
  private static final Shape FIRST = new Shape.Turns(EACH, false);
  private static final Shape SECOND_OF_TWO = new Shape.Turns(EACH, true);

  @Test
  void atEachTimeItIsTheTurnOfExactlyOneInTheOrderFirstSecondSecondFirst() {
    TurnClock first = TurnClock.of(FIRST);
    TurnClock second = TurnClock.of(SECOND_OF_TWO);
    for (long nanos = -2 * SECOND; nanos < 2 * SECOND; nanos += MILLI / 2) {
      long slot = Math.floorMod(Math.floorDiv(nanos, 100 * MILLI), 4L);
      assertThat(first.own(nanos)).as("%d", nanos).isEqualTo(slot == 0 || slot == 3);
      assertThat(second.own(nanos)).as("%d", nanos).isEqualTo(slot == 1 || slot == 2);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ownTimePassesInOwnTurnsOnly(boolean second) {
    TurnClock turns = TurnClock.of(new Shape.Turns(EACH, second));
    long step = MILLI / 2;
    for (long nanos = -SECOND; nanos < SECOND; nanos += step) {
      long passed = turns.elapsed(nanos + step) - turns.elapsed(nanos);
      assertThat(passed).as("%d", nanos).isEqualTo(turns.own(nanos) ? step : 0);
      long next = nanos;
      while (!turns.own(next)) {
        next += step;
      }
      assertThat(turns.ownFrom(nanos)).as("%d", nanos).isEqualTo(next);
      assertThat(turns.at(turns.elapsed(nanos))).as("%d", nanos).isEqualTo(next);
    }
    assertThat(turns.elapsed(10 * SECOND) - turns.elapsed(2 * SECOND)).isEqualTo(4 * SECOND);
  }

  @Test
  void withoutTurnsAllTimeIsItsOwn() {
    assertThat(TurnClock.of(Shape.STEADY)).isSameAs(TurnClock.ALWAYS);
    assertThat(TurnClock.ALWAYS.own(-7)).isTrue();
    assertThat(TurnClock.ALWAYS.ownFrom(9)).isEqualTo(9);
    assertThat(TurnClock.ALWAYS.elapsed(9)).isEqualTo(9);
    assertThat(TurnClock.ALWAYS.at(9)).isEqualTo(9);
  }

  private static Simulation closed(Shape shape, int burst) {
    Arrival arrival = new Arrival.Closed(Think.fixed(Duration.ofMillis(burst == 1 ? 0 : 7)), burst);
    return new Simulation(c -> c.clients(5).arrival(arrival).shape(shape))
        .connected()
        .answeringAfter(3 * MILLI)
        .loaded()
        .runFor(4 * SECOND);
  }

  private static boolean allIn(Simulation simulation, LongPredicate turn) {
    return simulation.seen.stream().allMatch(seen -> turn.test(seen.nanos()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void clientsBeginRequestsInTheirTurnsOnlyAndStayConnected(int burst) {
    Simulation first = closed(FIRST, burst);
    Simulation second = closed(SECOND_OF_TWO, burst);
    assertThat(allIn(first, TurnClock.of(FIRST)::own)).isTrue();
    assertThat(allIn(second, TurnClock.of(SECOND_OF_TWO)::own)).isTrue();
    assertThat(allIn(closed(Shape.STEADY, burst), TurnClock.of(FIRST)::own))
        .as("without turns")
        .isFalse();
    for (Simulation each : List.of(first, second)) {
      assertThat(each.net.connects).hasSize(5);
      assertThat(each.net.requestTimes(4)).hasSizeGreaterThan(200);
    }
  }

  @Test
  void aTurnsFirstRequestIsDueAtItsBegin() {
    Simulation simulation = closed(FIRST, 1);
    Window window = simulation.window();
    assertThat(window.response.getMaxValue()).isBetween(3 * MILLI, 4 * MILLI);
    // Five clients, a request each 3 ms, for half of the time.
    assertThat((double) simulation.seen.size()).isCloseTo(5 * 2_000 / 3.0, within(60.0));
  }

  @Test
  void whatIsDueAtATimeHasNoTurns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Simulation(c -> c.shape(FIRST).arrival(new Arrival.Open(1_000, Spacing.POISSON))))
        .withMessageContaining("expected clients in a closed loop");
  }

  /** The rule against windows that stood still has to allow for as much. */
  @Test
  void ofAnyWindowHalfIsItsOwnOrUpToATurnMoreOrLess() {
    TurnClock turns = TurnClock.of(FIRST);
    long most = 0;
    for (long length = 400 * MILLI; length <= 800 * MILLI; length += 50 * MILLI) {
      for (long begin = 0; begin < 400 * MILLI; begin += 50 * MILLI) {
        long own = turns.elapsed(begin + length) - turns.elapsed(begin);
        assertThat(Math.abs(own - length / 2)).isLessThanOrEqualTo(100 * MILLI);
        most = Math.max(most, own - length / 2);
      }
    }
    assertThat(most).isEqualTo(100 * MILLI);
  }

  @Test
  void aWindowIsAsLongAsItsOwnTime() {
    Window window = new Window();
    window.beganNanos = 50 * MILLI;
    window.endedNanos = 4_050 * MILLI;
    WindowSum sum = new WindowSum(List.of(window));
    assertThat(sum.report(TurnClock.of(FIRST), 0).nanos()).isEqualTo(2_000 * MILLI);
    assertThat(sum.report(TurnClock.ALWAYS, 0).nanos()).isEqualTo(4_000 * MILLI);
  }
}
