package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import io.duality.loadgen.net.Endpoints;
import io.duality.loadgen.net.Mechanism;
import io.duality.loadgen.net.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No edge and no wakeup is lost; and twins that lose one each, which proves that these checks would
 * notice.
 */
class LostReadinessTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration TWIN_DEADLINE = Duration.ofMillis(500);
  private static final int ROUNDS = 2_000;

  static Stream<Mechanism> mechanisms() {
    return Stream.of(Mechanism.values()).filter(Mechanism::available);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void everyResponseIsNoticed(Mechanism mechanism) throws Exception {
    respond(mechanism, DEADLINE, transport -> transport);
  }

  @Test
  void aTransportThatLosesAnEdgeIsCaught() {
    assertThatThrownBy(() -> respond(Mechanism.best(), TWIN_DEADLINE, LosesAnEdge::new))
        .isInstanceOf(AssertionError.class);
  }

  /** One client's requests, one after the other: a lost edge stops them for good. */
  private static void respond(Mechanism mechanism, Duration deadline, UnaryOperator<Transport> wrap)
      throws Exception {
    try (var server = ScriptedServer.answering(ScriptedServer.ok("hello"));
        EventLoop loop = loop(server, mechanism, wrap)) {
      loop.load();
      int seen = 0;
      long sinceNanos = System.nanoTime();
      while (seen < ROUNDS) {
        loop.runOnce(System.nanoTime(), deadline.toNanos() / 10);
        if (server.requests() > seen) {
          seen = server.requests();
          sinceNanos = System.nanoTime();
        }
        assertThat(System.nanoTime() - sinceNanos)
            .as("stuck at %s", seen)
            .isLessThan(deadline.toNanos());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void everyCommandIsNoticed(Mechanism mechanism) throws Exception {
    command(mechanism, DEADLINE, transport -> transport);
  }

  @Test
  void aTransportThatLosesWakeupsIsCaught() {
    assertThatThrownBy(() -> command(Mechanism.best(), TWIN_DEADLINE, LosesWakeups::new))
        .isInstanceOf(TimeoutException.class);
  }

  /** Commands to a loop that has nothing else to wake it. */
  private static void command(Mechanism mechanism, Duration deadline, UnaryOperator<Transport> wrap)
      throws Exception {
    try (var server = ScriptedServer.answering(ScriptedServer.ok("hello"))) {
      EventLoop loop = loop(server, mechanism, wrap);
      CompletableFuture<Void> death = new CompletableFuture<>();
      try (LoopThread thread = new LoopThread(loop, "commanded", System::nanoTime, death)) {
        thread.start();
        for (int i = 0; i < ROUNDS; i++) {
          int round = i;
          CompletableFuture<Integer> answer = thread.call(() -> round);
          assertThat(answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS)).isEqualTo(round);
        }
      }
    }
  }

  @Test
  void aLoopThatDiesSaysSo() throws Exception {
    try (var server = ScriptedServer.answering(ScriptedServer.ok("hello"))) {
      EventLoop loop = loop(server, Mechanism.best(), transport -> transport);
      CompletableFuture<Void> death = new CompletableFuture<>();
      try (LoopThread thread = new LoopThread(loop, "dying", System::nanoTime, death)) {
        thread.start();
        loop.submit(() -> {
          throw new IllegalStateException("on purpose");
        });
        assertThat(death)
            .failsWithin(DEADLINE)
            .withThrowableThat()
            .withMessageContaining("on purpose");
      }
    }
  }

  private static EventLoop loop(
      ScriptedServer server, Mechanism mechanism, UnaryOperator<Transport> wrap)
      throws IOException {
    LoadConfig config = LoadConfig.to(server.target()).build();
    RequestTable requests = RequestBytes.table(config);
    Endpoints endpoints = new Endpoints(server.address(), List.of());
    Client[] clients = {new Client(0, -1, new ResponseParser(new HeadReader()))};
    Transport transport = wrap.apply(Transport.open(mechanism, endpoints, 1, requests.bytes()));
    return new EventLoop(
        config, requests, clients, transport, System::nanoTime, LoopPlan.only(config));
  }

  /** Swallows the thousandth batch of readiness. */
  private static final class LosesAnEdge extends ForwardingTransport {
    private int batches;

    LosesAnEdge(Transport real) {
      super(real);
    }

    @Override
    public int poll(long nanos) {
      int ready = super.poll(nanos);
      return ready > 0 && ++batches == 1_000 ? 0 : ready;
    }
  }

  /** Swallows all wakeups. Looks after a while by itself, or the test would never end. */
  private static final class LosesWakeups extends ForwardingTransport {
    LosesWakeups(Transport real) {
      super(real);
    }

    @Override
    public void wakeup() {}

    @Override
    public int poll(long nanos) {
      return super.poll(Math.min(nanos, 4 * TWIN_DEADLINE.toNanos()));
    }
  }
}
