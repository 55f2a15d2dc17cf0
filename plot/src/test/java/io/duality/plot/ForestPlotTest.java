package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Metric;
import io.duality.results.gate.Finding;
import io.duality.results.gate.Rule;
import io.duality.results.gate.Rule.Better;
import io.duality.results.gate.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForestPlotTest {
  private static final Instant DATE = Instant.parse("2026-11-21T13:00:00Z");
  private static final List<String> CAPTION =
      List.of(
          "10 pairs and 5 of the base with itself, each trial 3 s after 1 s of warm-up; seed 42.",
          "AMD EPYC, 2 CPUs; Linux 6.18; JDK 25.0.3; commits 1111111 and 2222222.");
  private static final String LONG_SCENARIO =
      "a-scenario-whose-author-could-not-stop-and-so-gave-it-a-name-that-no-line-of-any-page-holds";

  @TempDir private Path folder;

  private static Finding finding(
      String scenario, Metric metric, Verdict verdict, double low, double ratio, double high) {
    Rule rule =
        new Rule(scenario, metric, Better.LOWER, metric == Metric.RESPONSE_P99 ? 0.25 : 0.05);
    return new Finding(rule, verdict, false, 10, ratio, low, high, 0.002, 0.01, 1.01, 0.05);
  }

  private static List<Finding> findings() {
    return List.of(
        finding("smoke", Metric.THROUGHPUT, Verdict.FAIL, 1.08, 1.11, 1.14),
        finding("smoke", Metric.RESPONSE_P99, Verdict.INCONCLUSIVE, 0.86, 1.12, 1.48),
        finding("smoke", Metric.CPU_PER_REQUEST, Verdict.PASS, 0.97, 1.003, 1.02),
        finding("smoke-p99", Metric.RESPONSE_P99, Verdict.NOISY, 0.7, 0.95, 1.4),
        finding("smoke-p99", Metric.ALLOCATED_PER_REQUEST, Verdict.INVALID, 1, 1, 1));
  }

  private Path drawn(List<Finding> findings) throws IOException {
    ForestPlot.write("FAIL: 2222222 against 1111111", CAPTION, DATE, findings, folder);
    return folder.resolve("forest.svg");
  }

  @Test
  void saysEachVerdictInWordsBesideItsFigures() throws IOException {
    assertThat(SvgTexts.of(drawn(findings())).all())
        .contains("FAIL: 2222222 against 1111111", "smoke", "smoke-p99")
        .contains("throughput", "+11.0 % [+8.0, +14.0]", "FAIL")
        .contains("response-p99", "+12.0 % [-14.0, +48.0]", "INCONCLUSIVE")
        .contains("cpu-per-request", "PASS", "NOISY", "INVALID")
        .contains("-20 %", "0 %", "+20 %", "+40 %")
        .anyMatch(text -> text.startsWith("10 pairs and 5 of the base"));
  }

  @Test
  void textsHaveRoom() throws IOException {
    for (List<Finding> some : List.of(findings(), farApart(), List.<Finding>of())) {
      SvgTexts texts = SvgTexts.of(drawn(some));
      assertThat(texts.outside()).isEmpty();
      assertThat(texts.overlapping()).isEmpty();
    }
  }

  /** A change of a hundred times, one of a thousandth, and a name that is too long. */
  private static List<Finding> farApart() {
    return List.of(
        finding("smoke", Metric.THROUGHPUT, Verdict.FAIL, 40, 100, 170),
        finding("smoke", Metric.RSS, Verdict.PASS, 0.9989, 0.999, 0.9991),
        finding(LONG_SCENARIO, Metric.SWITCHES_PER_REQUEST, Verdict.PASS, 0.01, 0.02, 0.9));
  }

  @Test
  void namesWhatHasNoFigures() throws IOException {
    Finding without =
        finding("smoke", Metric.RSS, Verdict.INVALID, Double.NaN, Double.NaN, Double.NaN);

    assertThat(SvgTexts.of(drawn(List.of(without))).all())
        .contains("Without figures: smoke rss (INVALID).")
        .doesNotContain("INVALID");
  }

  @Test
  void saysWhatHasBecomeBetter() throws IOException {
    Rule rule = new Rule("smoke", Metric.RSS, Better.LOWER, 0.05);
    Finding better =
        new Finding(rule, Verdict.PASS, true, 10, 0.8, 0.78, 0.83, 0.002, 0.002, 1, 0.03);

    assertThat(SvgTexts.of(drawn(List.of(better))).all())
        .contains("PASS, better", "-20.0 % [-22.0, -17.0]");
  }

  @Test
  void isTheSameInEveryCountry() throws IOException {
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ENGLISH);
      write("en");
      Locale.setDefault(Locale.GERMANY);
      write("de");
      Locale.setDefault(Locale.of("ar", "EG"));
      write("ar");
    } finally {
      Locale.setDefault(locale);
    }

    for (String file : List.of("forest.svg", "forest.pdf")) {
      assertThat(folder.resolve("de/" + file)).hasSameBinaryContentAs(folder.resolve("en/" + file));
      assertThat(folder.resolve("ar/" + file)).hasSameBinaryContentAs(folder.resolve("en/" + file));
    }
  }

  private void write(String name) throws IOException {
    ForestPlot.write("PASS", CAPTION, DATE, findings(), folder.resolve(name));
  }

  @Test
  void thePdfCanBeSearched() throws IOException {
    drawn(findings());

    try (PDDocument document = Loader.loadPDF(folder.resolve("forest.pdf").toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getDocumentInformation().getTitle()).startsWith("FAIL: 2222222");
      assertThat(new PDFTextStripper().getText(document)).contains("INCONCLUSIVE", "seed 42");
    }
  }
}
