package io.duality.loadgen;

import static io.duality.loadgen.Simulation.MILLI;
import static io.duality.loadgen.Simulation.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Partially open: sessions come at a rate, and their requests one after the other. */
class SessionLoopTest {
  private static Simulation sessions(int clients, double rate, int requests, int burst) {
    Arrival arrival =
        new Arrival.Sessions(
            rate,
            Spacing.CONSTANT,
            requests,
            burst,
            Think.fixed(Arrival.Sessions.INACTIVE),
            Think.fixed(Arrival.Sessions.ACTIVE));
    return new Simulation(
        c -> c.clients(clients).arrival(arrival).timeout(Arrival.Sessions.TIMEOUT));
  }

  @Test
  void theRequestsOfASessionComeInBurstsWithPausesBetween() {
    Simulation simulation = sessions(1, 0.01, 5, 2).answeringAfter(10 * MILLI).loaded();
    simulation.runFor(150 * SECOND);
    List<Long> times = simulation.net.requestTimes(0);
    assertThat(times.size()).isGreaterThanOrEqualTo(5);
    assertThat(gap(times, 1)).isEqualTo(10 * MILLI + 343 * MILLI);
    assertThat(gap(times, 2)).isEqualTo(10 * MILLI + 3 * SECOND);
    assertThat(gap(times, 3)).isEqualTo(10 * MILLI + 343 * MILLI);
    assertThat(gap(times, 4)).isEqualTo(10 * MILLI + 3 * SECOND);
  }

  private static long gap(List<Long> times, int index) {
    return times.get(index) - times.get(index - 1);
  }

  @Test
  void eachSessionHasAConnectionOfItsOwn() {
    Simulation simulation = sessions(50, 10, 3, 3).connected();
    assertThat(simulation.net.connects).as("nothing in the ramp").isEmpty();
    simulation.answeringAfter(MILLI).loaded().runFor(20 * SECOND);
    Window window = simulation.window();
    assertThat(window.connects).isBetween(199L, 201L);
    assertThat(window.completed).isBetween(585L, 600L);
    assertThat(window.offered - simulation.seen.size()).as("one may connect yet").isBetween(0L, 1L);
  }

  @Test
  void sessionsComeAtTheirRateThoughTheServerIsSlow() {
    Simulation simulation = sessions(1_000, 20, 2, 1).answeringAfter(5 * SECOND).loaded();
    simulation.runFor(10 * SECOND);
    assertThat(simulation.window().connects).isBetween(199L, 201L);
  }

  @Test
  void aSessionThatFindsNoClientFreeStartsLateButKeepsItsIntendedStart() {
    Simulation simulation = sessions(2, 1, 1, 1).answeringAfter(4 * SECOND).loaded();
    simulation.runFor(21 * SECOND);
    Window window = simulation.window();
    assertThat(window.offered).isBetween(20L, 22L);
    // Two are served in 4 s in which 4 come: the last to be answered has waited for half the time.
    assertThat(window.completed).isBetween(9L, 10L);
    assertThat(window.response.getMaxValue()).isBetween(11 * SECOND, 13 * SECOND);
    assertThat(window.service.getMaxValue()).isBetween(3_999 * MILLI, 4_010 * MILLI);
  }

  @Test
  void aSessionOfWhichARequestTimesOutEnds() {
    Simulation simulation = sessions(1, 0.05, 10, 10);
    long never = simulation.net.getAsLong() + 3_600 * SECOND;
    simulation.answering(came -> simulation.seen.size() == 1 ? came : never).loaded();
    // The first session is due at 20 s by the clock, which is at 1 s; the third would be at 60 s.
    simulation.runFor(58 * SECOND);
    Window window = simulation.window();
    assertThat(window.completed).isEqualTo(1);
    assertThat(window.errors).containsExactly(Map.entry(ErrorKind.TIMEOUT, 2L));
    assertThat(simulation.seen).as("two of the first session, one of the second").hasSize(3);
    assertThat(simulation.net.connects).hasSize(2);
  }

  @Test
  void thinkTimesMayBeExponential() {
    Arrival arrival =
        new Arrival.Sessions(
            1, Spacing.POISSON, 100_000, 1, Think.exponential(Duration.ofMillis(10)), Think.NONE);
    Simulation simulation = new Simulation(c -> c.clients(1).arrival(arrival)).loaded();
    simulation.runFor(100 * SECOND);
    List<Long> times = simulation.net.requestTimes(0);
    long all = times.getLast() - times.getFirst();
    assertThat((double) all / (times.size() - 1)).isBetween(9.5 * MILLI, 10.5 * MILLI);
    assertThat(times.size()).isGreaterThan(9_000);
  }
}
