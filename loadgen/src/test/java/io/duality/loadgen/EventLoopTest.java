package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The cycle on its own: no thread, no network, a clock that stands still unless it is waited for.
 */
class EventLoopTest {
  private static final int REQUEST_BYTES = 40;
  private static final long MILLI = 1_000_000L;
  private static final String RESPONSE = ScriptedServer.ok("hello");

  private final FakeTransport net = new FakeTransport();

  private EventLoop loop(int clients, UnaryOperator<LoadConfigBuilder> options) {
    LoadConfig config =
        options.apply(LoadConfig.to(new Target("127.0.0.1", 80, "/")).clients(clients)).build();
    Client[] share = new Client[clients];
    for (int i = 0; i < clients; i++) {
      share[i] = new Client(i, -1, new ResponseParser(new HeadReader()));
    }
    return new EventLoop(
        config, RequestTable.of(new byte[REQUEST_BYTES]), share, net, net, LoopPlan.only(config));
  }

  private EventLoop connected(int clients, UnaryOperator<LoadConfigBuilder> options) {
    EventLoop loop = loop(clients, options);
    CompletableFuture<Long> ramp = new CompletableFuture<>();
    loop.ramp(ramp);
    while (!ramp.isDone()) {
      cycle(loop);
    }
    loop.swap(new Window());
    return loop;
  }

  private void cycle(EventLoop loop) {
    loop.runOnce(net.getAsLong(), Duration.ofHours(1).toNanos());
  }

  private void runFor(EventLoop loop, long nanos) {
    long end = net.getAsLong() + nanos;
    while (net.getAsLong() - end < 0) {
      loop.runOnce(net.getAsLong(), end - net.getAsLong());
    }
  }

  @Test
  void aRampAtARateConnectsOneAfterTheOther() {
    EventLoop loop = loop(5, c -> c.connectsPerSecond(1_000));
    CompletableFuture<Long> ramp = new CompletableFuture<>();
    loop.ramp(ramp);
    runFor(loop, 2 * MILLI + MILLI / 2);
    assertThat(loop.glance(Latency.histogram()).open()).isEqualTo(3);
    assertThat(ramp).isNotDone();
    runFor(loop, 2 * MILLI);
    assertThat(ramp).isCompletedWithValue(4 * MILLI);
  }

  @Test
  void noConnectStartsBeforeItsRampHasBegun() {
    EventLoop loop = loop(1, c -> c.timeout(Duration.ofMillis(300)));
    CompletableFuture<Long> ramp = new CompletableFuture<>();
    net.holdConnects();
    loop.submit(() -> {
      net.pass(MILLI / 20);
      loop.ramp(ramp);
    });
    while (!ramp.isDone()) {
      cycle(loop);
    }
    // Late by a look at most.
    assertThat(ramp.join()).isBetween(300 * MILLI, 301 * MILLI);
  }

  @Test
  void tellsHowLongItRested() {
    assertThat(restedNanos(12_000)).isPositive().isEqualTo(net.restedNanos);
  }

  @Test
  void restsNeverWhereResponsesAreRare() {
    assertThat(restedNanos(100_000)).isZero();
  }

  /** Of 64 clients, who get an answer each in turn, so far apart. */
  private long restedNanos(long gapNanos) {
    EventLoop loop = connected(64, c -> c);
    loop.load();
    cycle(loop);
    for (int i = 0; i < 30_000; i++) {
      net.pass(gapNanos);
      net.arrive(i % 64, RESPONSE);
      cycle(loop);
    }
    return loop.swap(new Window()).restedNanos;
  }

  @Test
  void clientsStartEvenlyOverOneThinkTime() {
    EventLoop loop = connected(100, c -> c.think(Duration.ofMillis(100)));
    long began = net.getAsLong();
    loop.load();
    runFor(loop, 200 * MILLI);
    List<Long> starts = new ArrayList<>();
    net.requestTimes.values().forEach(times -> starts.add(times.getFirst() - began));
    starts.sort(null);
    assertThat(starts).hasSize(100);
    for (int i = 0; i < 100; i++) {
      assertThat(starts.get(i)).isBetween(i * MILLI, (i + 1) * MILLI);
    }
    assertThat(net.requests)
        .as("in random order")
        .isNotEqualTo(net.requests.stream().sorted().toList());
  }

  @Test
  void theNextRequestIsDueOneThinkTimeAfterTheResponse() {
    EventLoop loop = connected(1, c -> c.think(Duration.ofMillis(20)));
    loop.load();
    runFor(loop, 21 * MILLI);
    net.pass(5 * MILLI);
    net.arrive(0, RESPONSE);
    cycle(loop);
    long answered = net.getAsLong();
    runFor(loop, 50 * MILLI);
    assertThat(net.requestTimes(0)).hasSize(2);
    assertThat(net.requestTimes(0).get(1)).isEqualTo(answered + 20 * MILLI);
  }

  @Test
  void responseTimeRunsFromTheIntendedStartAndServiceTimeFromTheSend() {
    EventLoop loop = connected(1, c -> c.think(Duration.ofMillis(20)));
    loop.load();
    // The loop is late by all of 300 ms, and the server takes 50.
    net.pass(320 * MILLI);
    cycle(loop);
    net.pass(50 * MILLI);
    net.arrive(0, RESPONSE);
    cycle(loop);
    Window window = loop.swap(new Window());
    assertThat(window.completed).isOne();
    assertThat(window.service.getMaxValue()).isBetween(50 * MILLI, 51 * MILLI);
    assertThat(window.response.getMaxValue()).isBetween(350 * MILLI, 371 * MILLI);
  }

  @Test
  void aLateClockIsABugAndNotATime() {
    Window window = new Window();
    Client client = new Client(0, -1, new ResponseParser(new HeadReader()));
    client.intendedNanos = 10;
    assertThatThrownBy(() -> window.completed(client, 9))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  @Test
  void reconnectsAfterSoManyRequestsWhenTheNextIsDue() {
    EventLoop loop = connected(1, c -> c.think(Duration.ofMillis(20)).requestsPerConnection(2));
    loop.load();
    for (int i = 0; i < 4; i++) {
      runFor(loop, 21 * MILLI);
      net.arrive(0, RESPONSE);
      cycle(loop);
      assertThat(net.closes).hasSize((i + 1) / 2);
    }
    assertThat(net.connectTimes).hasSize(2);
    assertThat(net.connectTimes.get(1)).isEqualTo(net.requestTimes(0).get(2));
    assertThat(loop.swap(new Window()).connects).isOne();
  }

  @Test
  void theFirstRequestOnANewConnectionIncludesItsConnect() {
    EventLoop loop = loop(1, c -> c);
    net.holdConnects();
    loop.load();
    cycle(loop);
    net.pass(30 * MILLI);
    net.decide(0);
    cycle(loop);
    net.pass(7 * MILLI);
    net.arrive(0, RESPONSE);
    cycle(loop);
    Window window = loop.swap(new Window());
    assertThat(window.connect.getMaxValue()).isBetween(30 * MILLI, 31 * MILLI);
    assertThat(window.response.getMaxValue()).isBetween(37 * MILLI, 38 * MILLI);
    assertThat(window.service.getMaxValue()).isBetween(7 * MILLI, 8 * MILLI);
  }

  @Test
  void aDeadServerIsAskedEverMoreSeldomUpToOncePerSecond() {
    EventLoop loop = loop(1, c -> c);
    net.refuseConnects(true);
    loop.load();
    runFor(loop, 5_000 * MILLI);
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < net.connectTimes.size(); i++) {
      gaps.add((net.connectTimes.get(i) - net.connectTimes.get(i - 1)) / MILLI);
    }
    assertThat(gaps).startsWith(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1_000L, 1_000L);
    Window window = loop.swap(new Window());
    assertThat(window.errors).containsOnlyKeys(ErrorKind.REFUSED);
    assertThat(window.errors.get(ErrorKind.REFUSED)).isEqualTo(net.connects.size());
    assertThat(window.firstFailure).contains("nobody listens");
  }

  @Test
  void aServerThatIsBackIsAskedAtFullSpeedAgain() {
    EventLoop loop = loop(1, c -> c);
    net.refuseConnects(true);
    loop.load();
    runFor(loop, 3_000 * MILLI);
    net.refuseConnects(false);
    runFor(loop, 1_500 * MILLI);
    for (int i = 0; i < 5; i++) {
      net.arrive(0, RESPONSE);
      cycle(loop);
    }
    assertThat(net.requests).hasSize(6);
    net.refuseConnects(true);
    net.arrive(0, "garbage");
    long failed = net.getAsLong();
    runFor(loop, 100 * MILLI);
    assertThat(net.connectTimes.get(net.connectTimes.size() - 3)).isEqualTo(failed + 10 * MILLI);
  }

  @Test
  void theRampKeepsABoundedNumberOfConnectsOutstanding() {
    EventLoop loop = loop(1_000, c -> c);
    net.holdConnects();
    CompletableFuture<Long> ramp = new CompletableFuture<>();
    loop.ramp(ramp);
    cycle(loop);
    assertThat(net.connects).hasSize(256);
    for (int slot = 0; slot < 100; slot++) {
      net.decide(slot);
    }
    cycle(loop);
    cycle(loop);
    assertThat(net.connects).hasSize(356);
    assertThat(ramp).isNotDone();
  }

  @Test
  void theRampEndsEvenIfEveryConnectFails() {
    EventLoop loop = loop(1_000, c -> c);
    net.refuseConnects(true);
    CompletableFuture<Long> ramp = new CompletableFuture<>();
    loop.ramp(ramp);
    cycle(loop);
    assertThat(ramp).isDone();
    assertThat(loop.swap(new Window()).errors).containsEntry(ErrorKind.REFUSED, 1_000L);
  }

  @Test
  void whatIsNotAnsweredInTimeIsGivenUpWithinAThousandthOfTheTimeout() {
    EventLoop loop = connected(2, c -> c.timeout(Duration.ofSeconds(5)));
    loop.load();
    cycle(loop);
    runFor(loop, 3_000 * MILLI);
    net.arrive(1, RESPONSE);
    cycle(loop);
    runFor(loop, 2_006 * MILLI);
    assertThat(net.closes).as("client 1 began anew after 3 s").containsExactly(0);
    runFor(loop, 3_000 * MILLI + 15 * MILLI);
    assertThat(net.closes).containsExactly(0, 1);
    Window window = loop.swap(new Window());
    assertThat(window.errors).containsEntry(ErrorKind.TIMEOUT, 2L);
    assertThat(window.longestWaitNanos).isBetween(5_000 * MILLI, 5_005 * MILLI);
  }

  @Test
  void aConnectThatIsNotDecidedIsATimeoutToo() {
    EventLoop loop = loop(3, c -> c.timeout(Duration.ofMillis(100)));
    net.holdConnects();
    CompletableFuture<Long> ramp = new CompletableFuture<>();
    loop.ramp(ramp);
    runFor(loop, 102 * MILLI);
    assertThat(ramp).isDone();
    assertThat(loop.swap(new Window()).errors).containsEntry(ErrorKind.TIMEOUT, 3L);
  }

  @Test
  void aWindowCountsStarvedClientsAndTheirWait() {
    EventLoop loop = connected(3, c -> c);
    loop.load();
    cycle(loop);
    net.pass(400 * MILLI);
    net.arrive(0, RESPONSE);
    net.arrive(1, RESPONSE);
    cycle(loop);
    net.arrive(1, RESPONSE);
    cycle(loop);
    net.pass(200 * MILLI);
    Window window = loop.swap(new Window());
    assertThat(window.starved).isOne();
    assertThat(window.neverServed).isOne();
    assertThat(window.completed).isEqualTo(3);
    assertThat(window.sumSquares).isEqualTo(5);
    assertThat(window.longestWaitNanos).isEqualTo(600 * MILLI);
    Window next = loop.swap(new Window());
    assertThat(next.starved).isEqualTo(3);
    assertThat(next.neverServed).as("the two have been served before").isOne();
  }

  @Test
  void drainingWaitsForRequestsUnderWayAndStartsNone() {
    EventLoop loop = connected(3, c -> c.think(Duration.ofMillis(30)));
    loop.load();
    runFor(loop, 31 * MILLI);
    net.arrive(0, RESPONSE);
    cycle(loop);
    CompletableFuture<Void> drained = new CompletableFuture<>();
    loop.drain(drained);
    runFor(loop, 100 * MILLI);
    assertThat(drained).isNotDone();
    net.arrive(1, RESPONSE);
    net.arrive(2, RESPONSE);
    cycle(loop);
    assertThat(drained).isDone();
    assertThat(net.requests).hasSize(3);
    assertThat(net.closes).contains(0, 1, 2);
    assertThat(loop.swap(new Window()).completed).isEqualTo(3);
  }

  @Test
  void drainingWaitsNoLongerThanTheTimeout() {
    EventLoop loop = connected(1, c -> c.timeout(Duration.ofMillis(50)));
    loop.load();
    cycle(loop);
    CompletableFuture<Void> drained = new CompletableFuture<>();
    loop.drain(drained);
    runFor(loop, 52 * MILLI);
    assertThat(drained).isDone();
    assertThat(loop.swap(new Window()).errors).containsEntry(ErrorKind.TIMEOUT, 1L);
  }
}
