package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.compare.Overlay;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The report of several runs, in every format. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverlayReportTest {
  private Path folder = Path.of("");
  private ReportFiles files = new ReportFiles(List.of(), List.of());
  private String pdf = "";
  private String page = "";

  @BeforeAll
  void draw(@TempDir Path place) throws IOException {
    folder = place;
    Overlay overlay =
        Overlays.of(
            Overlays.bandwidth(),
            List.of(
                ClaimSectionTest.document("threaded", "virtual"),
                ClaimSectionTest.document("virtual")));
    files = Report.write(overlay, EnumSet.allOf(Format.class), place);
    pdf = text(files.report());
    page = Files.readString(files.page());
  }

  private static String text(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      // Lines are broken anywhere; a sentence is looked for as one.
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void drawsEachChartOnceInEachFormat() {
    assertThat(files.documents())
        .containsExactly(
            folder.resolve("report.html"),
            folder.resolve("report.pdf"),
            folder.resolve("points.csv"));
    assertThat(files.charts())
        .hasSize(3 * 4)
        .contains(
            folder.resolve("charts/bandwidth.pdf"),
            folder.resolve("charts/bandwidth.svg"),
            folder.resolve("charts/bandwidth.png"),
            folder.resolve("charts/bandwidth.tsv"))
        .allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  @Test
  void everyCurveIsNamedAndNoTextOverlapsOrIsCut() throws IOException {
    for (Path chart : files.charts()) {
      if (chart.toString().endsWith(".svg")) {
        SvgTexts texts = SvgTexts.of(chart);
        assertThat(texts.outside()).as("outside of " + chart).isEmpty();
        assertThat(texts.overlapping()).as("overlapping in " + chart).isEmpty();
        assertThat(texts.all()).contains("threaded, JDK 25.0.3", "threaded, JDK 26");
      }
    }
  }

  @Test
  void saysWhichRunsTheseAreAndInWhatTheyDiffer() {
    String title = "Bandwidth of five concurrency models from 1 to 65536 clients: 2 runs";
    String difference = "JDK 25.0.3 and JDK 26: JDK: 25.0.3+9 Eclipse Adoptium";
    assertThat(pdf).contains(title, "not made alike", difference);
    assertThat(page)
        .contains("<title>" + title, "not made alike", difference)
        .contains("2 runs of bandwidth-vs-clients laid over each other: JDK 25.0.3; JDK 26.")
        .contains("JDK 26: AMD EPYC 7B13, 2 CPUs");
    assertThat(Tags.of(page).where(tag -> tag.has("data-series"))).hasSize(10);
  }

  @Test
  void showsTheVerdictsOfEachRunAsItsOwn() {
    assertThat(pdf)
        .contains("virtual-falls JDK 25.0.3 REFUTED", "virtual-falls JDK 26 REFUTED")
        .contains("threaded-falls JDK 25.0.3 SUPPORTED")
        .doesNotContain("threaded-falls JDK 26");
    assertThat(page)
        .contains("JDK 25.0.3: Of 2 claims: 1 supported, 1 refuted, 0 inconclusive,")
        .contains("JDK 26: Of 1 claim: 0 supported, 1 refuted, 0 inconclusive,");
  }

  @Test
  void tellsOfEachRunWhatIsNotValidAndWhereItWasMade() {
    assertThat(pdf)
        .contains("What is not valid, JDK 25.0.3", "What is not valid, JDK 26")
        .contains("Environment, JDK 25.0.3", "Environment, JDK 26")
        .contains("The run, JDK 25.0.3", "The run, JDK 26");
  }

  @Test
  void isAPageWhoseIdsAreUnique() {
    List<String> ids =
        Tags.of(page).all().stream().map(t -> t.get("id")).filter(id -> !id.isEmpty()).toList();
    assertThat(ids).contains("not-valid-1", "not-valid-2").doesNotHaveDuplicates();
  }

  @Test
  void pointsAreBehindTheNameOfTheirRun() throws IOException {
    assertThat(Files.readString(folder.resolve("points.csv")))
        .startsWith("run,model,x,outcome,")
        .contains("\r\nJDK 25.0.3,threaded,1,VALID,", "\r\nJDK 26,threaded,1,VALID,");
    assertThat(Files.readString(folder.resolve("charts/bandwidth.tsv")))
        .startsWith("clients\tthreaded, JDK 25.0.3\tthreaded, JDK 25.0.3 low\t");
  }

  @Test
  void pixelsAreOnWhiteAndShowTheColoursOfTheModels() throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve("charts/bandwidth.png").toFile());

    assertThat(image.getWidth()).isEqualTo(2100);
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    Set<Integer> colours = colours(image);
    assertThat(colours).contains(0xFF0072B2, 0xFFD55E00, 0xFF222222);
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  @Test
  void sameRecordsGiveTheSameBytes(@TempDir Path again) throws IOException {
    Overlay overlay = Overlays.small(Runs.small().trials(), Runs.small().trials());
    ReportFiles first = Report.write(overlay, EnumSet.allOf(Format.class), again.resolve("first"));
    Report.write(overlay, EnumSet.allOf(Format.class), again.resolve("second"));

    for (Path file : first.charts()) {
      Path other = again.resolve("second").resolve(again.resolve("first").relativize(file));
      assertThat(other).hasSameBinaryContentAs(file);
    }
    assertThat(again.resolve("second/report.pdf"))
        .hasSameBinaryContentAs(again.resolve("first/report.pdf"));
  }

  @Test
  void writesNothingButWhatIsAskedFor(@TempDir Path place) throws IOException {
    ReportFiles svg = Report.write(Overlays.bandwidth(), Set.of(Format.SVG), place);

    assertThat(svg.documents()).isEmpty();
    assertThat(svg.charts()).hasSize(3).allMatch(file -> file.toString().endsWith(".svg"));
    assertThat(place).isDirectoryNotContaining(file -> !file.endsWith("charts"));
  }
}
