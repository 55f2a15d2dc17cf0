package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path folder;

  @Test
  void writesEachChartTwiceAndOneReport() throws IOException {
    ReportFiles files = Report.write(Runs.bandwidth(), folder);

    assertThat(files.report()).isEqualTo(folder.resolve("report.pdf")).isNotEmptyFile();
    assertThat(files.charts())
        .containsExactly(
            folder.resolve("charts/bandwidth.pdf"),
            folder.resolve("charts/bandwidth.svg"),
            folder.resolve("charts/bandwidth-normalised.pdf"),
            folder.resolve("charts/bandwidth-normalised.svg"),
            folder.resolve("charts/response-p99.pdf"),
            folder.resolve("charts/response-p99.svg"))
        .allSatisfy(chart -> assertThat(chart).isNotEmptyFile());
    assertThat(files.page()).isEqualTo(folder.resolve("report.html")).isNotEmptyFile();
    assertThat(contents(folder)).hasSize(8);
  }

  @Test
  void sameRecordsGiveTheSameBytes() throws IOException {
    Report.write(Runs.bandwidth(), folder.resolve("first"));
    Report.write(Runs.bandwidth(), folder.resolve("second"));

    assertThat(contents(folder.resolve("second"))).isEqualTo(contents(folder.resolve("first")));
  }

  @Test
  void neitherLocaleNorTimeZoneChangesAByte() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.ENGLISH);
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      Report.write(Runs.throughput(), folder.resolve("en"));
      Locale.setDefault(Locale.GERMANY);
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      Report.write(Runs.throughput(), folder.resolve("de"));
      Locale.setDefault(Locale.of("tr", "TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      Report.write(Runs.throughput(), folder.resolve("tr"));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    assertThat(contents(folder.resolve("de"))).isEqualTo(contents(folder.resolve("en")));
    assertThat(contents(folder.resolve("tr"))).isEqualTo(contents(folder.resolve("en")));
  }

  @Test
  void otherRecordsGiveOtherBytes() throws IOException {
    RunData run = Runs.bandwidth();
    RunData shorter = without(run, 5);
    Report.write(run, folder.resolve("all"));
    Report.write(shorter, folder.resolve("less"));

    assertThat(folder.resolve("less/charts/bandwidth.svg"))
        .content()
        .isNotEqualTo(Files.readString(folder.resolve("all/charts/bandwidth.svg")));
  }

  @Test
  void saysWhatCouldNotBeReadAndWhatWasNotRun() throws IOException {
    RunData run = without(Runs.bandwidth(), 3);
    RunData damaged =
        new RunData(
            run.plan(), run.environment(), run.trials(), List.of("records.jsonl:252: cut off"));
    Report.write(damaged, folder);

    try (PDDocument document = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      assertThat(text(document))
          .contains("records.jsonl:252: cut off")
          .contains("seda 65536 not run no trial of it was recorded");
    }
  }

  @Test
  void printsTheNotesOfTrials() throws IOException {
    RunData run = Runs.small();
    TrialRecord plain = run.trials().getFirst();
    TrialRecord noted =
        new TrialRecord(
            plain.schema(),
            plain.scenario(),
            plain.model(),
            plain.x(),
            plain.repeat(),
            plain.sequence(),
            plain.startedAt(),
            plain.outcome(),
            plain.reasons(),
            plain.setup(),
            plain.measured(),
            List.of("the warm-up met its limit of 20 s"));
    Report.write(new RunData(run.plan(), run.environment(), List.of(noted), List.of()), folder);

    try (PDDocument document = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      assertThat(text(document)).contains("epoll 1 1 the warm-up met its limit of 20 s");
    }
  }

  @Test
  void putsSeveralRunsIntoOneReport() throws IOException {
    ReportFiles files = Report.write(List.of(Runs.bandwidth(), Runs.throughput()), folder);

    assertThat(files.charts())
        .hasSize(14)
        .contains(
            folder.resolve("charts/1-bandwidth.svg"), folder.resolve("charts/2-throughput.svg"));
    try (PDDocument document = Loader.loadPDF(files.report().toFile())) {
      assertThat(text(document)).contains("Mbit/s").contains("tasks/s");
    }
  }

  @Test
  void replacesAnEarlierReport() throws IOException {
    Files.writeString(folder.resolve("report.pdf"), "an earlier one");

    Report.write(Runs.small(), folder);

    assertThat(folder.resolve("report.pdf"))
        .content(StandardCharsets.ISO_8859_1)
        .startsWith("%PDF-");
  }

  @Test
  void namesTheFileThatCannotBeWritten() throws IOException {
    Path blocked = Files.writeString(folder.resolve("charts"), "a file where the folder belongs");

    assertThatIOException()
        .isThrownBy(() -> Report.write(Runs.bandwidth(), folder))
        .withMessageContaining(blocked.toString());
  }

  @Test
  void leavesNoDraftBehindWhenAFileCannotBeReplaced() throws IOException {
    Path blocked = Files.createDirectories(folder.resolve("charts/bandwidth.pdf/occupied"));

    assertThatIOException()
        .isThrownBy(() -> Report.write(Runs.bandwidth(), folder))
        .withMessageContaining("bandwidth.pdf");
    try (Stream<Path> left = Files.list(folder.resolve("charts"))) {
      assertThat(left).containsExactly(blocked.getParent());
    }
  }

  @Test
  void refusesAChartWhoseIdLeadsOutOfItsFolder() {
    RunData run = Runs.bandwidth();
    RunData hostile =
        new RunData(
            Runs.plan(
                "a",
                "clients",
                "requests",
                Runs.MODELS,
                Runs.POWERS,
                3,
                List.of(
                    Runs.chart(
                        "../../escaped", Metric.JAIN, ChartSpec.Scale.LINEAR, false, List.of()))),
            run.environment(),
            run.trials(),
            List.of());

    assertThatIOException()
        .isThrownBy(() -> Report.write(hostile, folder))
        .withMessageContaining("../../escaped")
        .withMessageContaining("kebab-case");
  }

  @Test
  void needsARun() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Report.write(List.of(), folder))
        .withMessageContaining("at least 1 run");
  }

  private static RunData without(RunData run, int lastTrials) {
    return new RunData(
        run.plan(),
        run.environment(),
        run.trials().subList(0, run.trials().size() - lastTrials),
        List.of());
  }

  /** Every file beneath, by its relative name, as text that compares byte by byte. */
  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private static String text(PDDocument document) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    return stripper.getText(document);
  }
}
