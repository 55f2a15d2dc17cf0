package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.ErrorKind;
import io.duality.loadgen.Fairness;
import io.duality.loadgen.Limits;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.loadgen.Part;
import io.duality.loadgen.Population;
import io.duality.loadgen.Request;
import io.duality.loadgen.RequestBody;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Target;
import io.duality.loadgen.Think;
import io.duality.results.BatchMeans;
import io.duality.results.Reason;
import io.duality.scenarios.probe.TcpCounters;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.LoadResult;
import io.duality.scenarios.run.LoadFacts;
import io.duality.scenarios.run.LoadInterval;
import io.duality.scenarios.run.LoadPhases;
import io.duality.scenarios.run.LoadRun;
import io.duality.scenarios.run.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoadReportTest {

  @Test
  void isTextInTheLayoutOfWrk() throws IOException {
    Golden.check("load.txt", () -> LoadText.of(summary(Map.of(), List.of())));
  }

  @Test
  void namesErrorsInTextOnlyIfThereAreAny() throws IOException {
    Map<ErrorKind, Long> errors = Map.of(ErrorKind.TIMEOUT, 3L, ErrorKind.STATUS, 7L);
    Reason reason = new Reason("errors", "10 requests failed", "10 requests failed");

    Golden.check("load-errors.txt", () -> LoadText.of(summary(errors, List.of(reason))));
  }

  /** Beside the window's requests stand the window's failures. */
  @Test
  void tellsTheFailuresOfWarmUpAndDrainApart() {
    LoadSummary load =
        summary(Map.of(ErrorKind.TIMEOUT, 3L), Map.of(ErrorKind.TIMEOUT, 5L), "status: status 500");
    assertThat(LoadFailures.of(load))
        .isEqualTo(
            """
              Socket errors: timeout 3
              Latencies, bytes and requests/s leave failed requests out
              Failed in all, warm-up and drain too: timeout 5
              First error: status 500
            """);
    assertThat(LoadFailures.of(summary(Map.of(), Map.of(ErrorKind.PROTOCOL, 32L), "protocol: odd")))
        .isEqualTo(
            """
              Failed in all, warm-up and drain too: protocol 32
              First error: protocol: odd
            """);
    Map<ErrorKind, Long> broken = Map.of(ErrorKind.PROTOCOL, 32L, ErrorKind.BODY, 1L);
    assertThat(LoadFailures.of(summary(broken, broken, "body: short")))
        .startsWith("  Broken responses: body 1, protocol 32\n")
        .doesNotContain("in all");
  }

  private static LoadSummary summary(
      Map<ErrorKind, Long> window, Map<ErrorKind, Long> all, String first) {
    LoadSummary full = summary(window, List.of());
    LoadRun.Result result = full.result();
    return new LoadSummary(
        full.options(),
        1,
        new LoadRun.Result(
            result.ramp(),
            result.window(),
            new LoadTotals(1_500, 12, 0, all, Optional.of(first)),
            result.reasons(),
            result.interrupted(),
            result.facts(),
            result.precision(),
            result.notes(),
            result.failure()),
        full.load());
  }

  @Test
  void isJson() throws IOException {
    Golden.check(
        "load.json",
        () -> withoutHistograms(LoadJson.of(summary(Map.of(ErrorKind.RESET, 2L), List.of()))));
  }

  @Test
  void carriesItsHistogramsInJson() throws DataFormatException {
    JsonNode json = JsonMapper.shared().readTree(LoadJson.of(summary(Map.of(), List.of())));

    byte[] bytes = Base64.getDecoder().decode(json.get("hdr_response").asString());
    Histogram read = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);

    assertThat(read).isEqualTo(histogram(1_000_000));
    assertThat(json.get("latency_us").get("count").asLong()).isEqualTo(read.getTotalCount());
  }

  @Test
  void isTextOfAnOpenLoopWithGates() throws IOException {
    Golden.check("load-open.txt", () -> LoadText.of(open(List.of())));
  }

  @Test
  void isJsonOfAnOpenLoopWithGates() throws IOException {
    Golden.check("load-open.json", () -> withoutHistograms(LoadJson.of(open(List.of()))));
  }

  @Test
  void aBreachedGateIsThreeAndAnInvalidMeasurementIsFour() {
    Reason reason = new Reason("steal", "CPU stolen", "stolen");
    assertThat(open(List.of()).exitCode()).isEqualTo(3);
    assertThat(open(List.of(reason)).exitCode()).isEqualTo(4);
    assertThat(LoadText.of(open(List.of(reason))))
        .contains(
            "Gate breached: slo p99",
            "Not valid: stolen\n  Both not valid, which is exit code 4, and in breach of a gate\n");
    assertThat(summary(Map.of(), List.of()).exitCode()).isZero();
  }

  @Test
  void aGateThatTooFewRequestsTellOfCannotBeJudged() {
    Gate tail = new Gate.Percentile(99.9, Duration.ofSeconds(1));
    LoadSummary load = open(List.of(), List.of(tail), false);
    assertThat(load.exitCode()).isEqualTo(4);
    assertThat(LoadText.of(load))
        .contains("Not valid: slo p99.9 cannot be judged by 1,000 requests, 10,000 are needed")
        .contains("a longer --duration or more --requests give more");
  }

  @Test
  void gatesOfAnInterruptedLoadAreIgnored() {
    Gate breached = new Gate.Percentile(50, Duration.ofNanos(1));
    assertThat(open(List.of(), List.of(breached), false).exitCode()).isEqualTo(3);
    LoadSummary load = open(List.of(), List.of(breached), true);
    assertThat(load.exitCode()).isEqualTo(130);
    assertThat(LoadText.of(load)).doesNotContain("Gate");
  }

  @Test
  void theErrorRateIsThatOfTheWindow() {
    LoadReport window = window(Map.of(ErrorKind.RESET, 1L, ErrorKind.TIMEOUT, 1L));
    assertThat(new Gate.ErrorRate(0.002).judge(window).standing()).isEqualTo(Gate.Standing.KEPT);
    assertThat(new Gate.ErrorRate(0.001).judge(window))
        .isEqualTo(
            new Gate.Verdict(
                "max-error-rate",
                Gate.Standing.BREACHED,
                "2 of 1,002 requests failed, 0.1996%; 0.1% is the limit"));
  }

  @Test
  void isALineOfJsonForEachInterval() throws IOException {
    LoadInterval interval =
        new LoadInterval(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            window(Map.of(ErrorKind.RESET, 2L)),
            1_000);
    Golden.check("interval.json", () -> IntervalJson.line(interval));
  }

  /** Not 0 us, nor a perfectly fair share. */
  @Test
  void nothingMeasuredIsNoFigure() throws IOException {
    Golden.check("load-nothing.txt", () -> LoadText.of(nothing()));
    Golden.check("load-nothing.json", () -> withoutHistograms(LoadJson.of(nothing())));
  }

  static LoadSummary nothing() {
    LoadSummary full = summary(Map.of(), List.of());
    LoadReport none =
        new LoadReport(
            10_000_000_000L,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            500_000_000,
            0,
            new Fairness(1024, 1024, 1024, 0, 0, 10_000_000_000L),
            new Histogram(3),
            new Histogram(3),
            new Histogram(3),
            new Histogram(3),
            Map.of(),
            new TreeMap<>());
    return new LoadSummary(
        full.options(), 1, full.result(), new LoadResult(none, 0, List.of(500_000_000L)));
  }

  static LoadSummary open(List<Reason> invalid) {
    return open(
        invalid,
        List.of(
            new Gate.Percentile(99, Duration.ofMillis(5)),
            new Gate.Percentile(50, Duration.ofMillis(7)),
            new Gate.ErrorRate(0.001)),
        false);
  }

  private static LoadSummary open(List<Reason> invalid, List<Gate> gates, boolean interrupted) {
    LoadOptions options =
        new LoadOptions(
            settings(
                new Population(64, 0, 8_000, 3_600, 4_096, 0),
                new Arrival.Open(101, Spacing.POISSON),
                new Shape.Spike(3, Duration.ofSeconds(10), Duration.ofSeconds(30)),
                new Limits(Duration.ofSeconds(10), Duration.ofMillis(50), 0)),
            new LoadPhases(
                new LoadPhases.Warmup.Steady(Duration.ofMinutes(1)),
                new LoadPhases.Length.Precision(0.02, Duration.ofMinutes(5)),
                Duration.ofMillis(500)),
            "",
            gates,
            LoadReportTest.OUTPUT);
    Precision precision = new Precision(0.02, Optional.of(new BatchMeans(20, 2, 100, 1.5, 0.1)));
    return summary(
        options,
        Map.of(),
        invalid,
        interrupted,
        Optional.of(precision),
        List.of("steady after 5 s"));
  }

  static LoadSummary summary(Map<ErrorKind, Long> errors, List<Reason> invalid) {
    LoadOptions options =
        new LoadOptions(
            settings(
                Population.of(1024, 5),
                Arrival.closed(Think.fixed(Duration.ofMillis(20))),
                Shape.STEADY,
                Limits.timeout(Duration.ofSeconds(10))),
            LoadPhases.fixed(Duration.ofSeconds(3), Duration.ofSeconds(10)),
            "",
            List.of(),
            OUTPUT);
    return summary(options, errors, invalid, false, Optional.empty(), List.of());
  }

  private static LoadSummary summary(
      LoadOptions options,
      Map<ErrorKind, Long> errors,
      List<Reason> invalid,
      boolean interrupted,
      Optional<Precision> precision,
      List<String> notes) {
    ConnectReport ramp =
        new ConnectReport(1024, 1024, 250_000_000, histogram(50_000), Map.of(), Optional.empty());
    LoadTotals totals =
        new LoadTotals(
            1500,
            12,
            3,
            errors,
            errors.isEmpty() ? Optional.empty() : Optional.of("no answer within 10 s"));
    LoadResult load = new LoadResult(window(errors), 100, List.of(500_000_000L));
    LoadFacts facts = new LoadFacts(new TcpCounters(1, 2, 3), 0.01, 0.2, 0.05, 2);
    return new LoadSummary(
        options,
        1,
        new LoadRun.Result(
            ramp,
            Optional.of(load),
            totals,
            invalid,
            interrupted,
            facts,
            precision,
            notes,
            Optional.empty()),
        load);
  }

  private static LoadReport window(Map<ErrorKind, Long> errors) {
    return new LoadReport(
        10_000_000_000L,
        9_999_000_000L,
        1000,
        1010,
        3,
        8_192_000,
        8_400_000,
        200,
        1024,
        0,
        500_000_000,
        0,
        new Fairness(1024, 24, 0, 1000, 1000, 2_000_000),
        histogram(1_000_000),
        histogram(900_000),
        histogram(5_000),
        histogram(50_000),
        errors,
        new TreeMap<>(Map.of(200, 1000L)));
  }

  private static final LoadOutput OUTPUT =
      new LoadOutput(
          LoadOutput.Format.TEXT,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          true);

  private static AgentSettings settings(
      Population population, Arrival arrival, Shape shape, Limits limits) {
    return new AgentSettings(
        new Request(
            new Target("127.0.0.1", 8080, "/8k"), "GET", Map.of("Accept", "*/*"), RequestBody.NONE),
        population,
        arrival,
        shape,
        limits,
        Optional.empty(),
        0,
        2,
        List.of("127.0.0.2"),
        Part.WHOLE,
        7);
  }

  static String withoutHistograms(String json) {
    return json.replaceAll("(\"hdr_\\w+\" : )\"[A-Za-z0-9+/=]+\"", "$1\"HDR\"");
  }

  /** A thousand values around one. */
  private static Histogram histogram(long nanos) {
    Histogram histogram = new Histogram(3);
    for (int i = 0; i < 1000; i++) {
      histogram.recordValue(nanos + i * nanos / 100);
    }
    return histogram;
  }
}
