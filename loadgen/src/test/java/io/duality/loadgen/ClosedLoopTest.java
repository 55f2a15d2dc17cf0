package io.duality.loadgen;

import static io.duality.loadgen.Simulation.MILLI;
import static io.duality.loadgen.Simulation.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Think times, bursts, and clients that come and go. */
class ClosedLoopTest {
  @Test
  void exponentialThinkTimesAreExponential() {
    Arrival arrival = Arrival.closed(Think.exponential(Duration.ofMillis(20)));
    Simulation simulation = new Simulation(c -> c.clients(10).arrival(arrival)).connected();
    simulation.loaded().runFor(20 * SECOND);
    double[] pauses = new double[simulation.seen.size() - 10];
    int count = 0;
    for (int slot = 0; slot < 10; slot++) {
      List<Long> times = simulation.net.requestTimes(slot);
      for (int i = 1; i < times.size(); i++) {
        pauses[count++] = times.get(i) - times.get(i - 1);
      }
    }
    double p =
        KolmogorovSmirnovTest.withDefaults()
            .test(pauses, pause -> -Math.expm1(-pause / (20.0 * MILLI)))
            .getPValue();
    assertThat(count).isGreaterThan(9_000);
    assertThat(p).isGreaterThan(0.01);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBurstIsSentBackToBackAndThenTheClientThinks(boolean exponential) {
    Duration mean = Duration.ofMillis(100);
    Think think = exponential ? Think.exponential(mean) : Think.fixed(mean);
    Simulation simulation =
        new Simulation(c -> c.clients(1).arrival(new Arrival.Closed(think, 3))).connected();
    simulation.answeringAfter(MILLI).loaded().runFor(5 * SECOND);
    List<Long> times = simulation.net.requestTimes(0);
    assertThat(times.size()).isGreaterThan(60);
    for (int i = 1; i < times.size(); i++) {
      long gap = times.get(i) - times.get(i - 1);
      if (i % 3 != 0) {
        assertThat(gap).isEqualTo(MILLI);
      } else if (!exponential) {
        assertThat(gap).isEqualTo(101 * MILLI);
      }
    }
    Window window = simulation.window();
    assertThat(window.response.getMaxValue()).isBetween(MILLI, MILLI + 2_000);
    assertThat(window.offered).isEqualTo(times.size());
  }

  @Test
  void aSpikeHasThreeClientsThenAllThenThree() {
    Shape spike = new Shape.Spike(3, Duration.ofSeconds(10), Duration.ofSeconds(10));
    Simulation simulation =
        new Simulation(c -> c.clients(100).think(Duration.ofMillis(20)).shape(spike)).connected();
    assertThat(simulation.net.connects).as("clients of the spike connect in it").hasSize(3);
    simulation.loaded();
    assertThat(active(simulation, 10 * SECOND)).hasSize(3);
    assertThat(active(simulation, 40 * MILLI)).as("within a think time").hasSize(100);
    long before = simulation.seen.size();
    simulation.runFor(9 * SECOND);
    assertThat(simulation.seen.size() - before).isBetween(44_900L, 45_100L);
    simulation.runFor(SECOND);
    assertThat(active(simulation, 10 * SECOND)).hasSize(3);
    assertThat(simulation.loop.cut(new Window()).open).as("who leaves closes").isEqualTo(3);
  }

  private static Set<Integer> active(Simulation simulation, long forNanos) {
    int before = simulation.seen.size();
    simulation.runFor(forNanos);
    return simulation.seen.subList(before, simulation.seen.size()).stream()
        .map(Simulation.Seen::slot)
        .collect(Collectors.toSet());
  }

  @Test
  void aClientThatLeavesFinishesItsRequest() {
    Shape spike = new Shape.Spike(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
    Simulation simulation = new Simulation(c -> c.clients(10).shape(spike)).connected();
    simulation.answeringAfter(300 * MILLI).loaded().runFor(5 * SECOND);
    Window window = simulation.window();
    assertThat(window.errors).isEmpty();
    assertThat(simulation.net.requestTimes(9)).as("at 1.0, 1.3, 1.6 and 1.9 s").hasSize(4);
    assertThat(window.open).isEqualTo(1);
  }

  @Test
  void stepsAddClientsByEqualParts() {
    Shape steps = new Shape.Steps(4, Duration.ofSeconds(1));
    Simulation simulation =
        new Simulation(c -> c.clients(8).think(Duration.ofMillis(10)).shape(steps)).connected();
    simulation.loaded();
    for (int i = 1; i <= 4; i++) {
      assertThat(active(simulation, SECOND)).hasSize(2 * i);
    }
    assertThat(active(simulation, 5 * SECOND)).hasSize(8);
  }

  @Test
  void aSlopeAddsThemOneByOne() {
    Shape slope = new Shape.Slope(1, Duration.ofSeconds(9));
    Simulation simulation =
        new Simulation(c -> c.clients(10).think(Duration.ofMillis(1)).shape(slope)).connected();
    long began = simulation.net.getAsLong();
    simulation.loaded().runFor(10 * SECOND);
    for (int slot = 1; slot < 10; slot++) {
      assertThat(simulation.net.requestTimes(slot).getFirst() - began)
          .isBetween(slot * SECOND, slot * SECOND + MILLI + 1);
    }
  }

  private static int activeInAll(Shape shape, int loops, int clientsEach, long nanos) {
    int active = 0;
    for (int i = 0; i < loops; i++) {
      Part part = new Part(i, loops);
      Membership members = new Membership(Course.ofClients(shape, clientsEach, part), part);
      members.begin(0);
      while (members.grow(nanos)) {
        assertThat(members.joinedNanos()).isLessThanOrEqualTo(nanos);
      }
      active += members.active();
    }
    return active;
  }

  @Test
  void aSlopeFromNobodyBeginsInACycleWhoseTimeWasReadBefore() {
    Shape slope = new Shape.Slope(0, Duration.ofSeconds(1));
    Simulation simulation = new Simulation(c -> c.clients(10).shape(slope)).connected();
    long read = simulation.net.getAsLong();
    simulation.net.pass(200 * MILLI);
    simulation.loop.submit(simulation.loop::load);
    simulation.loop.runOnce(read, MILLI);
    assertThat(simulation.seen).isEmpty();
    assertThat(active(simulation.answeringAfter(MILLI), 2 * SECOND)).hasSize(10);
  }

  @Test
  void severalLoopsShareTheBaseOfASpike() {
    Shape spike = new Shape.Spike(3, Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(activeInAll(spike, 8, 5, 0)).isEqualTo(3);
    assertThat(activeInAll(spike, 8, 5, SECOND)).isEqualTo(40);
    assertThat(activeInAll(spike, 8, 5, 2 * SECOND)).isEqualTo(3);
  }

  @Test
  void severalLoopsOfFewClientsRiseTogetherByTheRightSum() {
    Shape steps = new Shape.Steps(4, Duration.ofSeconds(1));
    Shape slope = new Shape.Slope(0, Duration.ofSeconds(8));
    for (int i = 0; i < 4; i++) {
      assertThat(activeInAll(steps, 8, 1, i * SECOND)).isEqualTo(2 * (i + 1));
    }
    for (int i = 0; i <= 8; i++) {
      assertThat(activeInAll(slope, 8, 1, i * SECOND)).isEqualTo(i);
      assertThat(activeInAll(slope, 8, 3, i * SECOND)).isEqualTo(3 * i);
    }
  }

  @Test
  void beginsNoMoreRequestsThanAllowed() {
    Simulation simulation = new Simulation(c -> c.clients(7).requests(100)).connected();
    simulation.answeringAfter(MILLI).loaded().runFor(SECOND);
    assertThat(simulation.seen).hasSize(100);
    assertThat(simulation.window().completed).isEqualTo(100);
  }

  @Test
  void bytesWithoutARequestEndNone() {
    Simulation simulation =
        new Simulation(c -> c.clients(1).think(Duration.ofSeconds(1))).connected();
    simulation.loaded().runFor(1_001 * MILLI);
    simulation.net.arrive(0, "nobody asked");
    Progress progress = simulation.runFor(MILLI).loop.glance(Latency.histogram());
    assertThat(progress.completed()).isEqualTo(1);
    assertThat(progress.errors()).isEqualTo(1);
    assertThat(progress.ended()).isEqualTo(1);
  }

  @Test
  void idleConnectionsSendNothingAndALostOneIsCounted() {
    Simulation simulation = new Simulation(c -> c.clients(2).idle(50).think(Duration.ofMillis(5)));
    simulation.connected().loaded().runFor(SECOND);
    assertThat(simulation.net.connects).hasSize(52);
    assertThat(simulation.seen).allMatch(seen -> seen.slot() < 2);
    Window window = simulation.window();
    assertThat(window.open).isEqualTo(52);
    assertThat(window.idleLost).isZero();
    assertThat(window.clients).as("fairness is among those that ask").isEqualTo(2);
    simulation.net.hangUp(30);
    Window next = simulation.runFor(SECOND).window();
    assertThat(next.idleLost).isEqualTo(1);
    assertThat(next.open).isEqualTo(51);
    assertThat(next.errors).as("a server may close what is idle").isEmpty();
    assertThat(simulation.net.connects).as("it is not replaced").hasSize(52);
  }

  @Test
  void idleConnectionsThatWereNeverMadeAreLost() {
    Simulation simulation = new Simulation(c -> c.clients(1).idle(3)).loaded();
    assertThat(simulation.runFor(MILLI).window().idleLost).isEqualTo(3);
  }
}
