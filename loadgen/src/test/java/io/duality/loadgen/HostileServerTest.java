package io.duality.loadgen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.net.Mechanism;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each misbehaviour is one counted error of its kind, and the client goes on. */
class HostileServerTest {
  private static final String OK = ScriptedServer.ok("hello");

  static Stream<Mechanism> mechanisms() {
    return Stream.of(Mechanism.values()).filter(Mechanism::available);
  }

  private static LoadConfigBuilder clients(ScriptedServer server, Mechanism mechanism) {
    return LoadConfig.to(server.target())
        .mechanism(mechanism)
        .clients(4)
        .think(Duration.ofMillis(1))
        .timeout(Duration.ofSeconds(20));
  }

  /** Loads until the progress suffices, within the test's deadline, then drains. */
  private static LoadTotals loadUntil(LoadConfigBuilder config, Predicate<Progress> enough)
      throws InterruptedException {
    try (LoadGenerator generator = LoadGenerator.open(config.build())) {
      generator.connect();
      generator.load();
      while (!enough.test(generator.progress())) {
        LockSupport.parkNanos(500_000);
      }
      return generator.stop();
    }
  }

  private static long count(Map<ErrorKind, Long> errors, ErrorKind kind) {
    return errors.getOrDefault(kind, 0L);
  }

  private static void expect(Map<ErrorKind, Long> errors, ErrorKind kind) {
    assertThat(errors).containsOnlyKeys(kind);
    assertThat(errors.get(kind)).isGreaterThanOrEqualTo(8);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aConnectionResetOnAcceptIsAReset(Mechanism mechanism) throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.Peer::reset)) {
      LoadTotals totals = loadUntil(clients(server, mechanism), p -> p.errors() >= 8);
      expect(totals.errors(), ErrorKind.RESET);
      assertThat(totals.completed()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aCloseInsteadOfAResponseIsAReset(Mechanism mechanism) throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.Peer::readRequest)) {
      LoadTotals totals = loadUntil(clients(server, mechanism), p -> p.errors() >= 8);
      expect(totals.errors(), ErrorKind.RESET);
      assertThat(totals.firstFailure()).hasValueSatisfying(m -> assertThat(m).startsWith("reset:"));
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aResetInTheMiddleOfABodyIsAReset(Mechanism mechanism) throws Exception {
    try (var server =
        new ScriptedServer(peer -> {
          peer.readRequest();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
          peer.reset();
        })) {
      LoadTotals totals = loadUntil(clients(server, mechanism), p -> p.errors() >= 8);
      expect(totals.errors(), ErrorKind.RESET);
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aServerThatNeverAnswersIsATimeout(Mechanism mechanism) throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.Peer::awaitEnd)) {
      LoadConfigBuilder config = clients(server, mechanism).timeout(Duration.ofMillis(30));
      LoadTotals totals = loadUntil(config, p -> p.errors() >= 8);
      expect(totals.errors(), ErrorKind.TIMEOUT);
      assertThat(totals.firstFailure()).get().asString().contains("no complete response within ");
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aBodyCutShortIsABodyError(Mechanism mechanism) throws Exception {
    try (var server =
        new ScriptedServer(peer -> {
          peer.readRequest();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
        })) {
      LoadTotals totals = loadUntil(clients(server, mechanism), p -> p.errors() >= 8);
      expect(totals.errors(), ErrorKind.BODY);
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aHeadCutShortIsAProtocolError(Mechanism mechanism) throws Exception {
    try (var server =
        new ScriptedServer(peer -> {
          peer.readRequest();
          peer.send("HTTP/1.1 200 OK\r\nContent-Le");
        })) {
      LoadTotals totals = loadUntil(clients(server, mechanism), p -> p.errors() >= 8);
      expect(totals.errors(), ErrorKind.PROTOCOL);
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void garbageIsAProtocolError(Mechanism mechanism) throws Exception {
    try (var server = ScriptedServer.answering("SSH-2.0-OpenSSH\r\n")) {
      LoadTotals totals = loadUntil(clients(server, mechanism), p -> p.errors() >= 8);
      expect(totals.errors(), ErrorKind.PROTOCOL);
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void bytesBehindTheResponseAreAProtocolError(Mechanism mechanism) throws Exception {
    try (var server = ScriptedServer.answering(OK + "!")) {
      LoadTotals totals = loadUntil(clients(server, mechanism), p -> p.errors() >= 8);
      expect(totals.errors(), ErrorKind.PROTOCOL);
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aHeadOfAMegabyteIsAProtocolError(Mechanism mechanism) throws Exception {
    try (var server = ScriptedServer.answering("HTTP/1.1 200 OK\r\nA: " + "x".repeat(1 << 20))) {
      LoadTotals totals = loadUntil(clients(server, mechanism), p -> p.errors() >= 8);
      expect(totals.errors(), ErrorKind.PROTOCOL);
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void anErrorStatusIsCountedAndKeepsTheConnection(Mechanism mechanism) throws Exception {
    try (var server = ScriptedServer.answering("HTTP/1.1 503 No\r\nContent-Length: 2\r\n\r\nno")) {
      LoadTotals totals = loadUntil(clients(server, mechanism), p -> p.errors() >= 100);
      expect(totals.errors(), ErrorKind.STATUS);
      assertThat(server.accepted()).isEqualTo(4);
      assertThat(server.requests()).isEqualTo((int) count(totals.errors(), ErrorKind.STATUS));
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void onlyStatus200CanComeWithTheExpectedBody(Mechanism mechanism) throws Exception {
    String moved = "HTTP/1.1 302 Found\r\nContent-Length: 5\r\n\r\nhello";
    try (var server = ScriptedServer.answering(moved)) {
      LoadConfigBuilder config =
          clients(server, mechanism).expected(ExpectedBody.of("hello".getBytes(US_ASCII)));
      LoadTotals totals = loadUntil(config, p -> p.errors() >= 8);
      expect(totals.errors(), ErrorKind.STATUS);
      assertThat(totals.completed()).isZero();
      assertThat(totals.firstFailure()).contains("status: status 302");
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aBodyOfAnotherLengthIsABodyError(Mechanism mechanism) throws Exception {
    try (var server = ScriptedServer.answering(OK)) {
      LoadConfigBuilder config =
          clients(server, mechanism).expected(ExpectedBody.of(new byte[6])).sample(0);
      LoadTotals totals = loadUntil(config, p -> p.errors() >= 8);
      expect(totals.errors(), ErrorKind.BODY);
      assertThat(server.accepted()).as("the framing is right, the connection lives").isEqualTo(4);
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aBodyWithOtherBytesIsABodyErrorInTheSample(Mechanism mechanism) throws Exception {
    try (var server = ScriptedServer.answering(OK)) {
      LoadConfigBuilder config =
          clients(server, mechanism)
              .clients(1)
              .expected(ExpectedBody.of("hellO".getBytes(US_ASCII)));
      LoadTotals all = loadUntil(config.sample(1), p -> p.errors() >= 8);
      assertThat(all.completed()).isZero();
      LoadTotals some = loadUntil(config.sample(5), p -> p.errors() >= 8);
      long errors = count(some.errors(), ErrorKind.BODY);
      assertThat(some.completed()).isBetween(4 * (errors - 1), 4 * errors);
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void connectionsToNobodyAreRefused(Mechanism mechanism) throws Exception {
    // A socket that is bound and does not listen keeps the port from any other process.
    try (Socket held = new Socket()) {
      held.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      Target nobody = new Target("127.0.0.1", held.getLocalPort(), "/");
      assertRefused(LoadConfig.to(nobody).clients(4).mechanism(mechanism));
    }
  }

  private static void assertRefused(LoadConfigBuilder config) throws Exception {
    try (LoadGenerator generator = LoadGenerator.open(config.build())) {
      ConnectReport ramp = generator.connect();
      assertThat(ramp.asked()).isEqualTo(4);
      assertThat(ramp.established()).isZero();
      assertThat(ramp.errors()).containsExactly(Map.entry(ErrorKind.REFUSED, 4L));
      assertThat(ramp.firstFailure()).get().asString().contains("refuses connections");
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aFullListenQueueIsATimeoutOfTheConnect(Mechanism mechanism) throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      LoadConfig config =
          LoadConfig.to(new Target("127.0.0.1", silent.getLocalPort(), "/"))
              .mechanism(mechanism)
              .clients(20)
              .timeout(Duration.ofMillis(300))
              .build();
      try (LoadGenerator generator = LoadGenerator.open(config)) {
        ConnectReport ramp = generator.connect();
        assertThat(ramp.errors()).containsOnlyKeys(ErrorKind.TIMEOUT);
        assertThat(ramp.established() + count(ramp.errors(), ErrorKind.TIMEOUT)).isEqualTo(20);
        assertThat(ramp.nanos()).isGreaterThanOrEqualTo(300_000_000);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void aSuspendedServerIsTimeoutsUntilItGoesOn(Mechanism mechanism) throws Exception {
    CountDownLatch resumed = new CountDownLatch(1);
    try (var server =
        new ScriptedServer(peer -> {
          while (peer.readRequest()) {
            resumed.await();
            peer.send(OK);
          }
        })) {
      LoadConfigBuilder config = clients(server, mechanism).timeout(Duration.ofMillis(50));
      LoadTotals totals =
          loadUntil(
              config,
              p -> {
                if (p.errors() >= 8) {
                  resumed.countDown();
                }
                return p.completed() >= 100;
              });
      assertThat(totals.completed()).isGreaterThanOrEqualTo(100);
      assertThat(totals.errors().keySet()).isSubsetOf(ErrorKind.TIMEOUT);
    }
  }
}
