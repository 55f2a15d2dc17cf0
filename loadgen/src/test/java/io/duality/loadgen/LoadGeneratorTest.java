package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.net.Mechanism;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole generators over real sockets. */
class LoadGeneratorTest {
  private static final String BODY = "0123456789".repeat(50);

  static Stream<Mechanism> mechanisms() {
    return Stream.of(Mechanism.values()).filter(Mechanism::available);
  }

  private static LoadConfigBuilder load(ScriptedServer server, Mechanism mechanism) {
    return LoadConfig.to(server.target())
        .mechanism(mechanism)
        .expected(ExpectedBody.of(BODY.getBytes(StandardCharsets.US_ASCII)))
        .sample(1);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void countsExactlyWhatTheServerAnswered(Mechanism mechanism) throws Exception {
    try (var server = ScriptedServer.answering(ScriptedServer.ok(BODY));
        var generator =
            LoadGenerator.open(
                load(server, mechanism)
                    .clients(16)
                    .threads(2)
                    .requestsPerConnection(5)
                    .think(Duration.ofMillis(1))
                    .build())) {
      ConnectReport ramp = generator.connect();
      assertThat(ramp.established()).isEqualTo(16);
      assertThat(ramp.connect().getTotalCount()).isEqualTo(16);
      generator.load();
      Until.completed(generator, 200);
      generator.mark();
      Until.moreCompleted(generator, 500);
      LoadReport window = generator.report();
      LoadTotals totals = generator.stop();
      assertThat(totals.errors()).isEmpty();
      assertThat(totals.completed()).isEqualTo(server.requests()).isGreaterThanOrEqualTo(700);
      check(window);
    }
  }

  private static void check(LoadReport window) {
    int head = ScriptedServer.ok(BODY).length() - BODY.length();
    assertThat(window.completed()).isGreaterThanOrEqualTo(500);
    assertThat(window.bodyBytes()).isEqualTo(window.completed() * BODY.length());
    assertThat(window.wireBytes()).isEqualTo(window.completed() * (BODY.length() + head));
    assertThat(window.response().getTotalCount()).isEqualTo(window.completed());
    assertThat(window.service().getTotalCount()).isEqualTo(window.completed());
    assertThat(window.connect().getTotalCount()).isEqualTo(window.connects());
    assertThat(window.connects())
        .isBetween(window.completed() / 5 - 16, window.completed() / 5 + 16);
    assertThat(window.statuses()).isEqualTo(Map.of(200, window.completed()));
    assertThat(window.fairness().clients()).isEqualTo(16);
    assertThat(window.fairness().sum()).isEqualTo(window.completed());
    // Who gets how much is the machine's affair.
    assertThat(window.fairness().jain()).isBetween(1 / 16.0, 1.0);
    assertThat(window.fairness().longestWaitNanos())
        .isGreaterThanOrEqualTo(window.response().getMinValue());
    assertThat(window.cpuNanos()).isPositive();
    assertThat(window.throughputPerSecond() * window.nanos() / 1e9)
        .isBetween(window.completed() - 0.01, window.completed() + 0.01);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void withoutThinkTimeEachClientKeepsItsOneConnection(Mechanism mechanism) throws Exception {
    try (var server = ScriptedServer.answering(ScriptedServer.ok(BODY));
        var generator = LoadGenerator.open(load(server, mechanism).clients(8).build())) {
      generator.connect();
      generator.load();
      Until.completed(generator, 1_000);
      assertThat(generator.progress().open()).isEqualTo(8);
      LoadTotals totals = generator.stop();
      assertThat(totals.errors()).isEmpty();
      assertThat(totals.completed()).isEqualTo(server.requests());
      assertThat(totals.drained()).isBetween(1L, totals.completed());
      assertThat(server.accepted()).isEqualTo(8);
    }
  }

  /** Whoever is not answered in time is neither completed nor failed. */
  @ParameterizedTest
  @MethodSource("mechanisms")
  void aDrainWaitsNoLongerThanItsGrace(Mechanism mechanism) throws Exception {
    CountDownLatch asked = new CountDownLatch(3);
    try (var server =
            new ScriptedServer(peer -> {
              while (peer.readRequest()) {
                asked.countDown();
              }
            });
        var generator =
            LoadGenerator.open(
                load(server, mechanism)
                    .clients(3)
                    .threads(2)
                    .timeout(Duration.ofHours(1))
                    .build())) {
      generator.connect();
      generator.load();
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      LoadTotals totals = generator.stop(Duration.ofMillis(1));
      assertThat(totals.unanswered()).isEqualTo(3);
      assertThat(totals.completed()).isZero();
      assertThat(totals.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void serviceTimeIsNotBelowTheServersDelay(Mechanism mechanism) throws Exception {
    try (var server =
            new ScriptedServer(peer -> {
              while (peer.readRequest()) {
                long until = System.nanoTime() + 50_000_000L;
                while (System.nanoTime() - until < 0) {
                  java.util.concurrent.locks.LockSupport.parkNanos(until - System.nanoTime());
                }
                peer.send(ScriptedServer.ok(BODY));
              }
            });
        var generator = LoadGenerator.open(load(server, mechanism).clients(4).build())) {
      generator.connect();
      generator.load();
      Until.completed(generator, 12);
      LoadReport window = generator.report();
      generator.stop();
      // A histogram of three digits rounds by up to one part in a thousand.
      assertThat(window.service().getMinValue()).isGreaterThanOrEqualTo(49_950_000L);
      assertThat(window.response().getMinValue()).isGreaterThanOrEqualTo(49_950_000L);
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void readsResponsesTrickledByteByByte(Mechanism mechanism) throws Exception {
    String chunked =
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "1F4;x=y\r\n"
            + BODY
            + "\r\n0\r\nTrailer: z\r\n\r\n";
    try (var server =
            new ScriptedServer(peer -> {
              while (peer.readRequest()) {
                for (int i = 0; i < chunked.length(); i++) {
                  peer.send(chunked.substring(i, i + 1));
                }
              }
            });
        var generator = LoadGenerator.open(load(server, mechanism).clients(3).build())) {
      generator.connect();
      generator.load();
      Until.completed(generator, 9);
      LoadTotals totals = generator.stop();
      assertThat(totals.errors()).isEmpty();
      assertThat(totals.completed()).isEqualTo(server.requests());
    }
  }

  /** How evenly is a matter of the loop's turns, see {@link TurnsTest}, and of the machine's. */
  @ParameterizedTest
  @MethodSource("mechanisms")
  void readsBodiesOfManyBuffers(Mechanism mechanism, @TempDir Path folder) throws Exception {
    String large = "large body ".repeat(300_000);
    Path file = Files.writeString(folder.resolve("large"), large);
    CountDownLatch everyoneHasHadTwo = new CountDownLatch(3);
    try (var server =
            new ScriptedServer(peer -> {
              for (int request = 1; peer.readRequest(); request++) {
                // A client asks for the third when it has the second.
                if (request == 3) {
                  everyoneHasHadTwo.countDown();
                }
                peer.send(ScriptedServer.ok(large));
              }
            });
        var generator =
            LoadGenerator.open(
                load(server, mechanism).clients(3).expected(ExpectedBody.ofFile(file)).build())) {
      generator.connect();
      generator.load();
      everyoneHasHadTwo.await();
      LoadReport window = generator.report();
      assertThat(generator.stop().errors()).isEmpty();
      assertThat(window.completed()).isGreaterThanOrEqualTo(6);
      assertThat(window.bodyBytes()).isEqualTo(window.completed() * large.length());
      assertThat(window.fairness().starved()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aCloseTheServerAnnouncesIsNoError(Mechanism mechanism) throws Exception {
    for (String response :
        List.of(
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 500\r\n\r\n" + BODY,
            "HTTP/1.0 200 OK\r\nContent-Length: 500\r\n\r\n" + BODY,
            "HTTP/1.1 200 OK\r\n\r\n" + BODY)) {
      try (var server =
              new ScriptedServer(peer -> {
                if (peer.readRequest()) {
                  peer.send(response);
                }
              });
          var generator = LoadGenerator.open(load(server, mechanism).clients(4).build())) {
        generator.connect();
        generator.load();
        Until.completed(generator, 40);
        LoadTotals totals = generator.stop();
        assertThat(totals.errors()).isEmpty();
        assertThat(totals.completed()).isEqualTo(server.requests());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void clientsSpreadOverTheGivenSources(Mechanism mechanism) throws Exception {
    List<InetAddress> sources =
        List.of(InetAddress.ofLiteral("127.3.0.1"), InetAddress.ofLiteral("127.3.0.2"));
    try (var server = ScriptedServer.answering(ScriptedServer.ok(BODY));
        var generator =
            LoadGenerator.open(
                load(server, mechanism).clients(4).threads(2).sources(sources).build())) {
      assertThat(generator.connect().established()).isEqualTo(4);
      generator.load();
      Until.completed(generator, 20);
      generator.stop();
      assertThat(server.sources()).containsExactlyInAnyOrderElementsOf(sources);
    }
  }

  @Test
  void manyClientsOnLoopbackGetSourcesByThemselves() {
    LoadConfig config = LoadConfig.to(new Target("localhost", 80, "/")).clients(8_193).build();
    assertThat(SourceAddresses.of(config, InetAddress.ofLiteral("127.0.0.1")))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3");
    assertThat(SourceAddresses.of(config, InetAddress.ofLiteral("192.0.2.1"))).isEmpty();
    assertThat(SourceAddresses.of(config, InetAddress.ofLiteral("::1"))).isEmpty();
  }

  @Test
  void clientsThatReconnectGetMoreSourcesThanPortsCanRunOut() {
    LoadConfigBuilder config = LoadConfig.to(new Target("localhost", 80, "/"));
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    LoadConfig many = config.clients(100).requestsPerConnection(5).build();
    assertThat(SourceAddresses.of(many, loopback)).hasSize(8);
    LoadConfig one = config.clients(1).build();
    assertThat(SourceAddresses.of(one, loopback)).isEmpty();
  }

  @Test
  void phasesInTheWrongOrderAreRefused() throws IOException, InterruptedException {
    try (var server = ScriptedServer.answering(ScriptedServer.ok(BODY));
        var generator = LoadGenerator.open(load(server, Mechanism.best()).build())) {
      assertThatThrownBy(generator::report).isInstanceOf(IllegalStateException.class);
      generator.load();
      assertThatThrownBy(generator::connect).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anUnknownHostIsOneLineForTheUser() {
    LoadConfig config = LoadConfig.to(new Target("no-such-host.invalid", 80, "/")).build();
    assertThatThrownBy(() -> LoadGenerator.open(config))
        .isInstanceOf(LoadFailedException.class)
        .hasMessageContaining("no-such-host.invalid")
        .hasMessageContaining("give an address");
  }

  @Test
  void aReportMergesHistogramsAndCounts() throws Exception {
    try (var server = ScriptedServer.answering(ScriptedServer.ok(BODY));
        var generator = LoadGenerator.open(load(server, Mechanism.best()).clients(2).build())) {
      generator.connect();
      generator.load();
      Until.completed(generator, 50);
      LoadReport one = generator.report();
      Until.completed(generator, one.completed() + 50);
      LoadReport other = generator.report();
      generator.stop();
      LoadReport merged = LoadReport.merge(List.of(one, other));
      assertThat(merged.completed()).isEqualTo(one.completed() + other.completed());
      assertThat(merged.response().getTotalCount()).isEqualTo(merged.completed());
      assertThat(merged.statuses()).isEqualTo(Map.of(200, merged.completed()));
      assertThat(merged.fairness().clients()).isEqualTo(4);
      assertThat(merged.nanos()).isEqualTo(Math.max(one.nanos(), other.nanos()));
    }
  }
}
