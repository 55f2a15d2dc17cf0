package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.ErrorKind;
import io.duality.loadgen.Fairness;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.results.LatencySummary;
import io.duality.results.Reason;
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

  @Test
  void isJson() throws IOException {
    Golden.check(
        "load.json",
        () ->
            LoadJson.of(summary(Map.of(ErrorKind.RESET, 2L), List.of()))
                .replaceAll("(\"hdr_\\w+\" : )\"[A-Za-z0-9+/=]+\"", "$1\"HDR\""));
  }

  @Test
  void carriesItsHistogramsInJson() throws DataFormatException {
    JsonNode json = JsonMapper.shared().readTree(LoadJson.of(summary(Map.of(), List.of())));

    byte[] bytes = Base64.getDecoder().decode(json.get("hdr_response").asString());
    Histogram read = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);

    assertThat(read).isEqualTo(histogram(1_000_000));
    assertThat(json.get("latency_us").get("count").asLong()).isEqualTo(read.getTotalCount());
  }

  private static LoadSummary summary(Map<ErrorKind, Long> errors, List<Reason> invalid) {
    Histogram response = histogram(1_000_000);
    Histogram service = histogram(900_000);
    LoadReport window =
        new LoadReport(
            10_000_000_000L,
            1000,
            1010,
            3,
            8_192_000,
            8_400_000,
            200,
            1024,
            500_000_000,
            new Fairness(1024, 24, 0, 1000, 1000, 2_000_000),
            response,
            service,
            histogram(5_000),
            histogram(50_000),
            errors,
            new TreeMap<>(Map.of(200, 1000L)));
    ConnectReport ramp =
        new ConnectReport(1024, 1024, 250_000_000, histogram(50_000), Map.of(), Optional.empty());
    return new LoadSummary(
        options(),
        1,
        ramp,
        window,
        10,
        100,
        new LoadTotals(
            1500,
            12,
            errors,
            errors.isEmpty() ? Optional.empty() : Optional.of("no answer within 10 s")),
        LatencySummary.of(response),
        LatencySummary.of(service),
        invalid,
        false);
  }

  private static LoadOptions options() {
    return new LoadOptions(
        "http://127.0.0.1:8080/8k",
        1024,
        2,
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        Duration.ofMillis(20),
        5,
        Duration.ofSeconds(10),
        List.of("127.0.0.2"),
        Map.of("Accept", "*/*"),
        LoadOptions.Format.TEXT,
        Optional.empty(),
        Optional.empty(),
        7,
        true);
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
