package io.duality.loadgen;

import static io.duality.loadgen.Simulation.MILLI;
import static io.duality.loadgen.Simulation.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** An open loop keeps its schedule, whatever the server does. */
class OpenLoopTest {
  private static final double RATE = 1_000;

  private static Simulation load(int clients, Arrival arrival) {
    return new Simulation(c -> c.clients(clients).arrival(arrival).timeout(Duration.ofSeconds(15)));
  }

  private static Simulation open(int clients) {
    return load(clients, new Arrival.Open(RATE, Spacing.CONSTANT));
  }

  /** A stall of one second from the 4th on: whatever comes in it is answered at its end. */
  private static long stalled(long came, long began) {
    long second = 4 * SECOND;
    boolean inStall = came - began >= second && came - began < second + SECOND;
    return inStall ? began + second + SECOND : came;
  }

  private static Simulation throughAStall(Simulation simulation) {
    simulation.connected();
    long began = simulation.net.getAsLong();
    return simulation.answering(came -> stalled(came, began)).loaded().runFor(10 * SECOND);
  }

  @Test
  void requestsAreSentWhenTheyAreDueWhileTheServerStalls() {
    Simulation simulation = throughAStall(open(2_000));
    List<Simulation.Seen> seen = simulation.seen;
    assertThat(seen.size()).isBetween(9_999, 10_001);
    for (int i = 1; i < seen.size(); i++) {
      assertThat(seen.get(i).nanos() - seen.get(i - 1).nanos()).isBetween(MILLI - 1, MILLI + 1);
    }
    Window window = simulation.window();
    assertThat(window.sendLag.getMaxValue()).isZero();
    assertThat(window.offered - seen.size()).as("one may be due just now").isBetween(0L, 1L);
  }

  /**
   * A stall of 1 s in 10 s: 1,000 of 10,000 requests wait 0 to 1 s, so that the 99th percentile is
   * 0.9 s.
   */
  @Test
  void aStallShowsInThePercentilesAsItIs() {
    Window window = throughAStall(open(2_000)).window();
    assertThat(window.response.getValueAtPercentile(99)).isBetween(890 * MILLI, 910 * MILLI);
    assertThat(window.response.getValueAtPercentile(89)).isLessThan(MILLI);
  }

  /** The twin that the test above has to tell: it waits for responses, and hides the stall. */
  @Test
  void aScheduleThatWaitsForResponsesHidesTheStall() {
    Arrival waiting = Arrival.closed(Think.fixed(Duration.ofMillis(10)));
    Simulation twin = throughAStall(load(10, waiting));
    assertThat(twin.seen.size()).as("offered less").isLessThan(9_200);
    assertThat(twin.window().response.getValueAtPercentile(99)).isLessThan(MILLI);
  }

  @Test
  void requestsThatFindNoClientFreeStartLateButKeepTheirIntendedStart() {
    Simulation simulation = throughAStall(open(10));
    Window window = simulation.window();
    assertThat(window.offered).isBetween(9_999L, 10_001L);
    assertThat(window.completed).isBetween(9_990L, 10_001L);
    assertThat(window.response.getValueAtPercentile(99)).isBetween(890 * MILLI, 910 * MILLI);
    assertThat(window.sendLag.getMaxValue()).isBetween(980 * MILLI, 1_000 * MILLI);
    long late =
        LongStream.range(0, 10)
            .filter(i -> simulation.net.requestTimes((int) i).size() > 1)
            .count();
    assertThat(late).as("all clients take part").isEqualTo(10);
  }

  @Test
  void whatIsDueIsOfferedThoughItIsNeverBegun() {
    Simulation simulation = open(5).connected().answeringAfter(10 * SECOND).loaded();
    simulation.runFor(2 * SECOND);
    Window window = simulation.window();
    assertThat(window.offered).isBetween(1_999L, 2_001L);
    assertThat(simulation.seen).hasSize(5);
    assertThat(window.completed).isZero();
  }

  @Test
  void intervalsAndWindowsCountEachOfferOnce() {
    Simulation simulation = open(100).connected().answeringAfter(3 * MILLI).loaded();
    long offered = 0;
    for (int i = 0; i < 7; i++) {
      simulation.runFor(150 * MILLI + i);
      offered += simulation.loop.cut(new Window()).offered;
    }
    assertThat(offered).isEqualTo(simulation.seen.size());
  }

  @Test
  void aResponseAfterTheDeadlineIsCountedAndStaysInTheHistogram() {
    Simulation simulation =
        new Simulation(c ->
            c.clients(100)
                .arrival(new Arrival.Open(RATE, Spacing.CONSTANT))
                .deadline(Duration.ofMillis(5)))
            .connected();
    long began = simulation.net.getAsLong();
    simulation.answering(came -> came + (came - began < SECOND ? 3 : 7) * MILLI);
    Window window = simulation.loaded().runFor(2 * SECOND).window();
    assertThat(window.missedDeadline).isBetween(990L, 1_000L);
    assertThat(window.completed).isBetween(1_990L, 2_000L);
    assertThat(window.response.getTotalCount()).isEqualTo(window.completed);
  }

  @Test
  void aDeadServerIsAskedAtTheRateAndNotFaster() {
    Simulation simulation = open(10);
    simulation.net.refuseConnects(true);
    simulation.loaded().runFor(2 * SECOND);
    assertThat(simulation.net.connects.size()).isBetween(1_999, 2_001);
    assertThat(simulation.window().errors).containsOnlyKeys(ErrorKind.REFUSED);
  }

  @Test
  void beginsNoMoreRequestsThanAllowed() {
    Simulation simulation =
        new Simulation(
                c -> c.clients(4).arrival(new Arrival.Open(RATE, Spacing.POISSON)).requests(123))
            .connected()
            .answeringAfter(MILLI)
            .loaded()
            .runFor(2 * SECOND);
    Window window = simulation.window();
    assertThat(window.completed).isEqualTo(123);
    assertThat(window.offered).isEqualTo(123);
  }

  @Test
  void drainingWaitsForWhatIsUnderWayAndBeginsNothing() {
    Simulation simulation = open(20).connected().answeringAfter(10 * MILLI).loaded();
    simulation.runFor(100 * MILLI);
    int sent = simulation.seen.size();
    CompletableFuture<Void> drained = new CompletableFuture<>();
    simulation.loop.drain(drained);
    simulation.runFor(50 * MILLI);
    assertThat(drained).isDone();
    assertThat(simulation.seen).hasSize(sent);
    assertThat(simulation.window().completed).isEqualTo(sent);
  }
}
