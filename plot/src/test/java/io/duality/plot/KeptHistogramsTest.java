package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.HistogramFile;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports beside the histogram files of a run. */
class KeptHistogramsTest {
  private static final Instant BEGIN = Instant.parse("2026-11-20T08:15:30Z");
  private static final List<TrialRecord> TRIALS =
      List.of(
          Trials.measured(0, "epoll", 64, 0, 1000, null),
          Trials.measured(1, "epoll", 64, 1, 1000, null));

  @TempDir private Path folder;

  private static RunData run() {
    return Runs.run(List.of("epoll"), List.of(64L), 2, List.of(), TRIALS);
  }

  private Path withHistograms(String name) throws IOException {
    Path run = folder.resolve(name);
    Files.createDirectories(run.resolve("histograms"));
    for (TrialRecord trial : TRIALS) {
      Histogram nanos = new Histogram(3);
      for (int i = 1; i <= 1_000; i++) {
        nanos.recordValue(i * (trial.repeat() + 1L) * 100_000L);
      }
      Files.write(
          run.resolve(Trials.histogram("epoll", 64, trial.repeat())),
          HistogramFile.encode("response", nanos, BEGIN, BEGIN.plusSeconds(3)));
    }
    return run;
  }

  private static String text(Path report) throws IOException {
    try (PDDocument document = Loader.loadPDF(report.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void areDrawnAsSpectrumAndAsShares() throws IOException {
    ReportFiles files = Report.write(run(), withHistograms("run"));

    assertThat(text(files.report()))
        .contains("Response time at 64 threads, percentile by percentile")
        .contains("all trials of a point added up: 2 trials")
        .contains("Thin: each trial.")
        .containsSubsequence("0 %", "50 %", "90 %", "99 %")
        .contains("Response times at 64 threads, as shares");
    assertThat(Files.readString(files.page())).contains("Response times at 64 threads, as shares");
  }

  @Test
  void whereTheyAreMissingTheRecordsPercentilesStandForThem() throws IOException {
    ReportFiles files = Report.write(run(), folder.resolve("without"));

    assertThat(text(files.report()))
        .contains("Response time at 64 threads, percentile by percentile")
        .contains("medians of the percentiles of 2 trials")
        .doesNotContain("as shares");
  }

  @Test
  void giveTheSameBytesEachTime() throws IOException {
    ReportFiles first = Report.write(run(), withHistograms("first"));
    ReportFiles second = Report.write(run(), withHistograms("second"));

    assertThat(first.report()).hasSameBinaryContentAs(second.report());
    assertThat(first.page()).hasSameBinaryContentAs(second.page());
  }
}
