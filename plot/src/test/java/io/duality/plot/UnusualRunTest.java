package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.figure.Typeface;
import io.duality.plot.html.HtmlReport;
import io.duality.results.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Reports of runs that went wrong, or that nobody thought of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnusualRunTest {
  static final Set<String> NAMES = UnusualRuns.all().keySet();

  private final Map<String, RunData> runs = UnusualRuns.all();
  private final Map<String, ReportFiles> reports = new HashMap<>();

  private Path folder = Path.of("");

  @BeforeAll
  void keepOneFolderForAllTests(@TempDir Path place) {
    folder = place;
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void isDrawnInFull(String name) throws IOException {
    ReportFiles files = report(name);

    assertThat(files.charts()).hasSize(6);
    assertThat(text(files.report()))
        .contains("Environment")
        .contains("Throughput of a run")
        .doesNotContain("NaN");
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void keepsEveryTextOfAChartWithinThePageAndApart(String name) throws IOException {
    for (Path chart : report(name).charts()) {
      if (chart.toString().endsWith(".svg")) {
        SvgTexts texts = SvgTexts.of(chart);
        assertThat(texts.outside()).as("outside of " + chart).isEmpty();
        assertThat(texts.overlapping()).as("overlapping in " + chart).isEmpty();
      }
    }
  }

  @Test
  void aRunWithoutAFigureSaysSoInEachChart() throws IOException {
    for (String name : List.of("without a record", "of failures only")) {
      List<String> charts = new ArrayList<>();
      for (Path chart : report(name).charts()) {
        if (chart.toString().endsWith(".svg")) {
          charts.add(Files.readString(chart));
        }
      }
      assertThat(charts).hasSize(3).allMatch(svg -> svg.contains(">no valid point<"));
    }
  }

  @Test
  void aModelWithoutAPointIsNamedWithItsReason() throws IOException {
    SvgTexts texts = SvgTexts.of(svg("without one model", "linear"));

    assertThat(texts.all()).contains("threaded", "32768 processes", "virtual");
  }

  @Test
  void aModelThatWasNeverRunIsNamedToo() throws IOException {
    assertThat(SvgTexts.of(svg("without a record", "linear")).all())
        .contains("threaded", "seda", "not run");
  }

  @Test
  void neighboursThatFailForOneReasonAreOneLine() throws IOException {
    assertThat(text(report("of failures only").report()))
        .contains("threaded 1 to 65536 failed out of memory");
    assertThat(text(report("with gaps").report()))
        .contains("threaded 64 failed out of memory", "threaded 256 failed out of memory");
  }

  @Test
  void zeroIsDrawnWhereTheAxisHasAPlaceForIt() throws IOException {
    assertThat(SvgTexts.of(svg("with zeros", "linear")).all()).doesNotContain("no valid point");
    assertThat(SvgTexts.of(svg("with zeros", "log")).all()).contains("no valid point", "no value");
  }

  @Test
  void saysHowManyTrialsAndWhichBand() throws IOException {
    assertThat(text(report("all invalid").report()))
        .contains("Median of 7 trials per point")
        .contains("band: 95 % confidence interval of the median");
    assertThat(text(report("of one point").report()))
        .contains("One trial per point")
        .contains("one trial has no spread");
  }

  @Test
  void charactersThatTheFontLacksAreReplaced() throws IOException {
    assertThat(SvgTexts.of(svg("with long labels", "linear")).all())
        .contains("????", "μ-λ Ωмодель")
        .anyMatch(text -> text.endsWith("…"));
  }

  @Test
  void aChartOf500PointsStaysSmall() throws IOException {
    assertThat(Files.size(svg("of 500 points", "linear"))).isLessThan(300_000);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void isAPageOfTagsInOrder(String name) throws IOException {
    String page = Files.readString(report(name).page());

    Tags tags = Tags.of(page);
    assertThat(tags.where(tag -> tag.is("figure"))).hasSizeGreaterThanOrEqualTo(3);
    assertThat(tags.all())
        .allMatch(tag -> !tag.text().contains("NaN") && !tag.get("d").contains("NaN"));
    assertThat(page).contains("Throughput of a run");
  }

  @Test
  void aPageOf500PointsStaysSmall() throws IOException {
    assertThat(Files.size(report("of 500 points").page())).isLessThan(3_000_000);
  }

  /** The limit is 3 MB; what is left of it is for runs whose figures have more digits. */
  @Test
  void aPageOf20ModelsAnd7ChartsStaysSmall() throws IOException {
    RunData large = UnusualRuns.large();
    Lineup lineup = Lineup.of(large, Histograms.NONE);
    List<Chart> charts = Chart.of(lineup);

    byte[] page =
        HtmlReport.of(
            List.of(Views.of(lineup, Optional.empty(), charts, MorePlots.of(lineup))),
            Typeface.load());

    assertThat(charts).hasSize(7);
    assertThat(page.length).isBetween(1_000_000, 2_500_000);
  }

  /** Draws each run once, when the first test asks for it. */
  private ReportFiles report(String run) throws IOException {
    ReportFiles drawn = reports.get(run);
    if (drawn == null) {
      RunData data = Objects.requireNonNull(runs.get(run), run);
      drawn = Report.write(data, folder.resolve(run.replace(' ', '-')));
      reports.put(run, drawn);
    }
    return drawn;
  }

  private Path svg(String run, String chart) throws IOException {
    return report(run).charts().stream()
        .filter(path -> path.endsWith(chart + ".svg"))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      // Lines are broken anywhere; a sentence is looked for as one.
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
