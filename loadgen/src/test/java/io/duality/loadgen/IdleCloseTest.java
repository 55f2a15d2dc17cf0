package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import io.duality.loadgen.net.Endpoints;
import io.duality.loadgen.net.Mechanism;
import io.duality.loadgen.net.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server may close while a client thinks. Over real sockets, and on a clock of its own: the
 * thinking is over when the close has been seen, however long that takes.
 */
class IdleCloseTest {
  private static final Duration THINK = Duration.ofSeconds(1);
  private static final long WAIT_NANOS = 1_000_000;

  private final CountDownLatch mayClose = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private long nowNanos = 1_000_000_000L;

  static Stream<Mechanism> mechanisms() {
    return Stream.of(Mechanism.values()).filter(Mechanism::available);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void isNoError(Mechanism mechanism) throws Exception {
    try (var server = closingTheFirst();
        EventLoop loop = loop(server, mechanism)) {
      loop.load();
      nowNanos += THINK.toNanos();
      runUntil(loop, progress -> progress.completed() == 1);
      assertThat(progress(loop).open()).isOne();
      mayClose.countDown();
      closed.await();
      runUntil(loop, progress -> progress.open() == 0);
      nowNanos += THINK.toNanos();
      runUntil(loop, progress -> progress.completed() == 2);
      Window window = loop.swap(new Window());
      assertThat(window.errors).isEmpty();
      assertThat(window.connects).isEqualTo(2);
    }
  }

  private ScriptedServer closingTheFirst() throws Exception {
    return new ScriptedServer(peer -> {
      while (peer.readRequest()) {
        peer.send(ScriptedServer.ok("hello"));
        if (closed.getCount() > 0) {
          mayClose.await();
          peer.socket().close();
          closed.countDown();
          return;
        }
      }
    });
  }

  private EventLoop loop(ScriptedServer server, Mechanism mechanism) throws Exception {
    LoadConfig config = LoadConfig.to(server.target()).clients(1).think(THINK).build();
    RequestTable requests = RequestBytes.table(config);
    Endpoints endpoints = new Endpoints(server.address(), List.of());
    Client[] clients = {new Client(0, -1, new ResponseParser(new HeadReader()))};
    Transport transport = Transport.open(mechanism, endpoints, 1, requests.bytes());
    return new EventLoop(
        config, requests, clients, transport, () -> nowNanos, LoopPlan.only(config));
  }

  private void runUntil(EventLoop loop, Predicate<Progress> reached) {
    while (!reached.test(progress(loop))) {
      loop.runOnce(nowNanos, WAIT_NANOS);
    }
  }

  private static Progress progress(EventLoop loop) {
    return loop.glance(Latency.histogram());
  }
}
