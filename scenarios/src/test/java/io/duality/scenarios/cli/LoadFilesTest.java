package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a load leaves in files, over a real server that is not one of ours. */
class LoadFilesTest {
  @TempDir private Path dir;
  @AutoClose private ForeignServer server;
  private String url;

  @BeforeEach
  void serve() throws IOException {
    server = new ForeignServer(200, 0);
    url = server.url();
  }

  @Test
  void theTimeSeriesAndTheLogAddUpToTheReport() throws IOException {
    CliRun run =
        CliRun.of(
            dir,
            dir,
            "load",
            url,
            "-c2",
            "-d350ms",
            "--interval=100ms",
            "--timeseries=series",
            "--hdr=log",
            "--hgrm=distribution",
            "--format=json");
    JsonNode report = JsonMapper.shared().readTree(run.out());
    long requests = report.get("requests").asLong();
    assertThat(requests).isPositive();
    List<String> lines = Files.readAllLines(dir.resolve("series"));
    assertThat(lines).hasSizeBetween(2, 4);
    long completed = 0;
    for (String line : lines) {
      completed += json(line).get("completed").asLong();
    }
    assertThat(completed).isEqualTo(requests);
    assertThat(json(lines.getLast()).get("t").asDouble())
        .isEqualTo(report.get("duration_s").asDouble(), within(1e-3));
    assertThat(count("response")).isEqualTo(requests);
    assertThat(count("service")).isEqualTo(requests);
    assertThat(dir.resolve("distribution")).content().contains("#[Max");
  }

  private long count(String series) throws IOException {
    long count = 0;
    try (HistogramLogReader reader = new HistogramLogReader(dir.resolve("log").toFile())) {
      while (reader.hasNext()) {
        Histogram interval = (Histogram) reader.nextIntervalHistogram();
        boolean service = "service".equals(interval.getTag());
        count += service == series.equals("service") ? interval.getTotalCount() : 0;
      }
    }
    return count;
  }

  private static JsonNode json(String line) {
    return JsonMapper.shared().readTree(line);
  }

  @Test
  void aFullDiskIsToldOnceTheLoadIsOver() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only Linux has /dev/full");
    CliRun run = CliRun.of(dir, dir, "load", url, "-d100ms", "--timeseries=/dev/full");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).contains("Requests/sec:");
    assertThat(run.err())
        .contains("'/dev/full' could not be written: ")
        .endsWith("; make room there, or name another file\n");
  }

  @Test
  void aReportThatItsFileDoesNotTakeIsPrinted() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only Linux has /dev/full");
    CliRun run = CliRun.of(dir, dir, "load", url, "-d100ms", "--output=/dev/full");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .contains("'/dev/full' could not be written: ")
        .endsWith("; make room there, or name another file\n");
    assertThat(run.out()).contains("Requests/sec:");
  }

  @Test
  void aFileThatVanishesBeforeTheLoadIsOneLine() {
    LoadOutput gone =
        new LoadOutput(
            LoadOutput.Format.TEXT,
            Optional.empty(),
            Optional.of(Path.of("gone/series")),
            Optional.empty(),
            Optional.empty(),
            true);
    assertThatThrownBy(() -> new LoadFiles(TestWorld.silent(dir), gone))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageMatching(
            "'gone.series' cannot be opened: [^()]+; make room there, or name another file");
  }
}
