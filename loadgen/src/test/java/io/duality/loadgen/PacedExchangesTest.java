package io.duality.loadgen;

import static io.duality.loadgen.Simulation.MILLI;
import static io.duality.loadgen.Simulation.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.net.Mechanism;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients on slow lines. */
class PacedExchangesTest {
  private static final Duration THINK = Duration.ofMillis(100);

  private static Simulation readers(int clients, long bytesPerSecond, int responseBytes) {
    return new Simulation(c ->
        c.clients(clients)
            .think(THINK)
            .timeout(Duration.ofMinutes(1))
            .readerBytesPerSecond(bytesPerSecond))
        .responding(ScriptedServer.ok("x".repeat(responseBytes)))
        .connected();
  }

  @ParameterizedTest
  @CsvSource({
    "3600, 3000", // several segments of a modem
    "3600, 100", // less than one
    "50, 200", // less than a segment in a second
    "400000, 3500", // above 100 segments a second
  })
  void aResponseTakesAsLongAsItsBytesNeedOnTheLine(long rate, int bytes) {
    Simulation simulation = readers(20, rate, bytes).loaded().runFor(30 * SECOND);
    Window window = simulation.window();
    assertThat(window.errors).isEmpty();
    assertThat(window.completed).isPositive();
    long nanos = window.wireBytes / window.completed * SECOND / rate;
    assertThat(window.service.getMinNonZeroValue()).isGreaterThanOrEqualTo(nanos * 998 / 1_000);
    assertThat(window.service.getMaxValue()).isLessThanOrEqualTo(nanos * 1_002 / 1_000 + 10_000);
  }

  @Test
  void thousandsKeepTheirPaceInOneLoop() {
    Simulation simulation = readers(2_000, 4_000, 3_900).loaded().runFor(10 * SECOND);
    Window window = simulation.window();
    // Each cycle is 0.1 s of thinking and a second of reading.
    assertThat(window.completed).isBetween(17_000L, 18_500L);
    assertThat(window.service.getMaxValue() - window.service.getMinNonZeroValue())
        .isLessThan(5 * MILLI);
  }

  @Test
  void aSlowWriterSendsAFewBytesAtATime() {
    // 40 bytes at 100 bytes/s: 10 every 100 ms, and none before it has had its time.
    Simulation simulation =
        new Simulation(c -> c.clients(1).think(THINK).writerBytesPerSecond(100)).connected();
    simulation.answeringAfter(3_600 * SECOND).loaded().runFor(2 * SECOND);
    List<Long> times = simulation.net.requestTimes(0);
    assertThat(times).hasSize(4);
    assertThat(times.getFirst() - simulation.beganNanos()).isBetween(100 * MILLI, 200 * MILLI);
    for (int i = 1; i < 4; i++) {
      assertThat(times.get(i) - times.get(i - 1)).isEqualTo(100 * MILLI);
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 400", "1000, 40", "400, 100", "30, 1333"})
  void aRequestTakesAsLongAsItsBytesNeedOnTheLine(long rate, long millis) {
    Simulation simulation =
        new Simulation(c -> c.clients(1).think(THINK).writerBytesPerSecond(rate)).connected();
    Window window = simulation.answeringAfter(MILLI).loaded().runFor(20 * SECOND).window();
    assertThat(window.errors).isEmpty();
    assertThat(window.service.getMinNonZeroValue()).isGreaterThan(millis * MILLI);
    assertThat(window.service.getMaxValue()).isLessThan((millis + 3) * MILLI);
  }

  @Test
  void aFailedRequestLeavesNothingBehindInTheSchedule() {
    Simulation simulation =
        new Simulation(c ->
            c.clients(1).think(THINK).timeout(Duration.ofMillis(150)).writerBytesPerSecond(100))
            .connected();
    simulation.answeringAfter(3_600 * SECOND).loaded().runFor(2 * SECOND);
    List<Long> times = simulation.net.requestTimes(0);
    // A write after 100 ms, the timeout after 150, 100 or more to wait, and 100 to the next write.
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(250 * MILLI);
    }
    assertThat(simulation.window().errors).containsOnlyKeys(ErrorKind.TIMEOUT);
  }

  static Stream<Mechanism> mechanisms() {
    return Stream.of(Mechanism.values()).filter(Mechanism::available);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void slowReadersAreSlowOverRealSockets(Mechanism mechanism) throws Exception {
    String body = "x".repeat(20_000);
    try (var server = ScriptedServer.answering(ScriptedServer.ok(body))) {
      LoadConfig config =
          LoadConfig.to(server.target())
              .clients(50)
              .mechanism(mechanism)
              .expected(ExpectedBody.of(body.getBytes(StandardCharsets.US_ASCII)))
              .sample(1)
              .readerBytesPerSecond(100_000)
              .receiveBufferBytes(Population.SLOW_READER_BUFFER_BYTES)
              .build();
      LoadReport report = reportOf(100, config);
      assertThat(report.errors()).isEmpty();
      assertThat(report.service().getMinNonZeroValue()).isGreaterThan(199 * MILLI);
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void slowBodiesArriveWhole(Mechanism mechanism) throws Exception {
    try (var server = ScriptedServer.answering(ScriptedServer.ok("hello"))) {
      LoadConfig config =
          LoadConfig.to(server.target())
              .clients(5)
              .mechanism(mechanism)
              .header("Filler", "y".repeat(200))
              .writerBytesPerSecond(1_000)
              .build();
      LoadReport report = reportOf(10, config);
      assertThat(report.errors()).isEmpty();
      assertThat(report.service().getMinNonZeroValue()).isGreaterThan(200 * MILLI);
    }
  }

  private static LoadReport reportOf(int completed, LoadConfig config) throws Exception {
    try (LoadGenerator generator = LoadGenerator.open(config)) {
      generator.connect();
      generator.load();
      Until.completed(generator, completed);
      return generator.report();
    }
  }
}
