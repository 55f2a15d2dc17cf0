package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import io.duality.loadgen.net.Endpoints;
import io.duality.loadgen.net.Mechanism;
import io.duality.loadgen.net.Transport;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request allocates nothing once the code is compiled. */
class SteadyStateTest {
  private static final int CLIENTS = 8;
  private static final int REQUESTS = 20_000;

  /** So often the measurement is repeated until the compiler has come to rest. */
  private static final int ATTEMPTS = 200;

  static Stream<Mechanism> mechanisms() {
    return Stream.of(Mechanism.values()).filter(Mechanism::available);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aRequestAllocatesNothing(Mechanism mechanism) throws Exception {
    String body = "x".repeat(8_192);
    try (var server = ScriptedServer.answering(ScriptedServer.ok(body));
        EventLoop loop = loop(server, mechanism, body)) {
      loop.load();
      long least = Long.MAX_VALUE;
      for (int i = 0; i < ATTEMPTS && least > REQUESTS / 100; i++) {
        least = Math.min(least, allocated(loop, server));
      }
      // Less than a byte in a hundred requests is the compiler's and the measurement's own.
      assertThat(least).as("bytes for %s requests", REQUESTS).isLessThanOrEqualTo(REQUESTS / 100);
    }
  }

  private static long allocated(EventLoop loop, ScriptedServer server) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int until = server.requests() + REQUESTS;
    long before = threads.getCurrentThreadAllocatedBytes();
    while (server.requests() < until) {
      loop.runOnce(System.nanoTime(), 1_000_000_000L);
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static EventLoop loop(ScriptedServer server, Mechanism mechanism, String body)
      throws Exception {
    ExpectedBody expected =
        ExpectedBody.of(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    LoadConfig config =
        LoadConfig.to(server.target()).clients(CLIENTS).expected(expected).sample(10).build();
    RequestTable requests = RequestBytes.table(config);
    HeadReader heads = new HeadReader();
    Client[] clients = new Client[CLIENTS];
    for (int i = 0; i < CLIENTS; i++) {
      clients[i] = new Client(i, -1, new ResponseParser(heads));
    }
    Endpoints endpoints = new Endpoints(server.address(), List.of());
    Transport transport = Transport.open(mechanism, endpoints, CLIENTS, requests.bytes());
    return new EventLoop(
        config, requests, clients, transport, System::nanoTime, LoopPlan.only(config));
  }
}
