package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrivals cost in memory: nothing a request, and little a client. */
class ArrivalMemoryTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CLIENTS = 64;
  private static final int REQUESTS = 20_000;

  /** So often the measurement is repeated until the compiler has come to rest. */
  private static final int ATTEMPTS = 200;

  private static Arguments load(String name, UnaryOperator<LoadConfigBuilder> options) {
    return Arguments.of(name, options);
  }

  static Stream<Arguments> loads() {
    Duration milli = Duration.ofMillis(1);
    Think exponential = Think.exponential(milli);
    return Stream.of(
        load("closed", c -> c.think(milli)),
        load("bursts", c -> c.arrival(new Arrival.Closed(exponential, 3))),
        load("connection per request", c -> c.think(milli).requestsPerConnection(1)),
        load("open", c -> c.arrival(new Arrival.Open(50_000, Spacing.CONSTANT))),
        load("poisson", c -> c.arrival(new Arrival.Open(50_000, Spacing.POISSON))),
        load(
            "sessions",
            c ->
                c.arrival(
                    new Arrival.Sessions(
                        2_000, Spacing.POISSON, 5, 2, exponential, Think.fixed(milli)))),
        load("readers", c -> c.think(milli).readerBytesPerSecond(1_000_000)),
        load("writers", c -> c.think(milli).writerBytesPerSecond(1_000_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("loads")
  void aRequestAllocatesNothing(String name, UnaryOperator<LoadConfigBuilder> options) {
    InstantTransport net = new InstantTransport(CLIENTS);
    LoadConfig config = options.apply(builder(CLIENTS)).build();
    EventLoop loop = loop(config, net);
    loop.load();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS && least > REQUESTS / 100; i++) {
      least = Math.min(least, allocated(loop, net));
    }
    // Less than a byte in a hundred requests is the compiler's and the measurement's own.
    assertThat(least).as("bytes for %s requests", REQUESTS).isLessThanOrEqualTo(REQUESTS / 100);
    assertThat(loop.swap(new Window()).errors).isEmpty();
  }

  private static long allocated(EventLoop loop, InstantTransport net) {
    int until = net.requests() + REQUESTS;
    long before = allocated();
    while (net.requests() < until) {
      loop.runOnce(net.getAsLong(), 1_000_000_000L);
    }
    return allocated() - before;
  }

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  private static LoadConfigBuilder builder(int clients) {
    return LoadConfig.to(new Target("127.0.0.1", 80, "/")).clients(clients);
  }

  private static EventLoop loop(LoadConfig config, InstantTransport net) {
    HeadReader heads = new HeadReader();
    Client[] clients = new Client[config.population().connections()];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = new Client(i, -1, new ResponseParser(heads));
    }
    return new EventLoop(
        config, RequestTable.of(RequestBytes.of(config)), clients, net, net, LoopPlan.only(config));
  }

  @Test
  void aClientIsAFewBytesMoreWhereItsTurnsHaveNoOrder() {
    long fixed = perClient(c -> c.think(Duration.ofMillis(20)));
    long random =
        perClient(c -> c.arrival(Arrival.closed(Think.exponential(Duration.ofMillis(20)))));
    long paced = perClient(c -> c.think(Duration.ofMillis(20)).readerBytesPerSecond(3_600));
    assertThat(fixed).as("with its parser").isLessThanOrEqualTo(168);
    assertThat(random - fixed).isLessThanOrEqualTo(16);
    assertThat(paced - fixed).isLessThanOrEqualTo(16);
  }

  private static long perClient(UnaryOperator<LoadConfigBuilder> options) {
    int clients = 1 << 16;
    LoadConfig config = options.apply(builder(clients)).build();
    InstantTransport net = new InstantTransport(clients);
    loop(options.apply(builder(1)).build(), net);
    long before = allocated();
    loop(options.apply(builder(1)).build(), net);
    long one = allocated() - before;
    before = allocated();
    loop(config, net);
    return (allocated() - before - one) / clients;
  }
}
