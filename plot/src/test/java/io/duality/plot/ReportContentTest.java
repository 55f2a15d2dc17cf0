package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a reader finds in the files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportContentTest {
  private static final List<String> SECTIONS =
      List.of("Points", "Costs", "What is not valid", "Environment");

  private Path folder = Path.of("");

  @BeforeAll
  void draw(@TempDir Path place) throws IOException {
    Report.write(Runs.bandwidth(), place);
    folder = place;
  }

  @Test
  void embedsEveryFontAndKeepsTextSearchable() throws IOException {
    for (Path file :
        List.of(folder.resolve("report.pdf"), folder.resolve("charts/bandwidth.pdf"))) {
      try (PDDocument document = Loader.loadPDF(file.toFile())) {
        assertThat(fonts(document)).isNotEmpty().allMatch(PDFont::isEmbedded);
        assertThat(text(document))
            .contains("Bandwidth against clients")
            .contains("nio-select")
            .contains("32768 processes")
            .contains("out of memory")
            .contains("16384")
            .contains("seed 42")
            .contains("AMD EPYC 7B13, 2 CPUs");
      }
    }
  }

  @Test
  void drawsVectorsOnly() throws IOException {
    try (PDDocument document = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      for (PDPage page : document.getPages()) {
        assertThat(objects(page.getResources())).allMatch(PDFormXObject.class::isInstance);
      }
    }
  }

  @Test
  void aChartIsOnePageSevenInchesWide() throws IOException {
    try (PDDocument chart = Loader.loadPDF(folder.resolve("charts/bandwidth.pdf").toFile())) {
      assertThat(chart.getNumberOfPages()).isEqualTo(1);
      assertThat(chart.getPage(0).getMediaBox().getWidth()).isEqualTo(504);
      assertThat(chart.getPage(0).getMediaBox().getHeight()).isGreaterThan(302);
    }
  }

  @Test
  void hasABookmarkForEachPart() throws IOException {
    try (PDDocument document = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      List<String> titles = new ArrayList<>();
      List<PDPage> pages = new ArrayList<>();
      for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
        titles.add(item.getTitle());
        pages.add(item.findDestinationPage(document));
      }
      assertThat(titles)
          .containsExactly(
              "Bandwidth of five concurrency models from 1 to 65536 clients",
              "Bandwidth against clients",
              "Bandwidth against clients, shapes across 23 years",
              "99th percentile of the response time",
              "Response time at 1 clients, percentile by percentile",
              "Response time at 128 clients, percentile by percentile",
              "Response time at 16384 clients, percentile by percentile",
              "Server CPU per request against clients",
              "Context switches per request against clients",
              "Server resident memory against clients",
              "Points",
              "Costs",
              "What is not valid",
              "Environment");
      assertThat(pages).doesNotContainNull().doesNotHaveDuplicates();
    }
  }

  @Test
  void everyChartSaysHowItWasMeasured() throws IOException {
    try (PDDocument document = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      List<String> charts = new ArrayList<>();
      for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
        int page = document.getPages().indexOf(item.findDestinationPage(document)) + 1;
        if (page > 1 && !SECTIONS.contains(item.getTitle())) {
          PDFTextStripper stripper = new PDFTextStripper();
          stripper.setStartPage(page);
          stripper.setEndPage(page);
          charts.add(stripper.getText(document).replaceAll("\\s+", " "));
        }
      }
      assertThat(charts)
          .hasSize(9)
          .allSatisfy(chart ->
              assertThat(chart)
                  .contains("3 trials", ", each 3 s after 2 s of warm-up", "band")
                  .contains("AMD EPYC 7B13, 2 CPUs", "Linux 6.18.44", "JDK 25.0.3+9")
                  .contains("commit 0123456789ab+dirty", "seed 42", "2026-11-20T08:15:30Z")
                  .contains("think time 20 ms"));
    }
  }

  @Test
  void datesComeFromTheRun() throws IOException {
    try (PDDocument document = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      assertThat(document.getDocumentInformation().getCreationDate().toInstant())
          .isEqualTo("2026-11-20T08:15:30Z");
      assertThat(document.getDocumentInformation().getTitle()).startsWith("Bandwidth of five");
    }
  }

  @Test
  void listsEveryPointAndEveryReason() throws IOException {
    try (PDDocument document = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      String text = text(document);
      assertThat(text.lines().filter(line -> line.matches("(threaded|seda) \\d+ 3/3 .*")))
          .as("a line in each of the two tables")
          .hasSize(2 * 34);
      assertThat(text)
          .contains("threaded 32768 3/3 impossible")
          .contains("epoll 4096 3/3 invalid")
          .contains("virtual 65536 invalid generator busy")
          .contains("epoll 4096 invalid generator busy")
          .contains("epoll 65536 invalid generator busy")
          .contains("the generator used 87 % of its CPU, the limit is 80 %")
          .contains("kernel.pid_max=4194304")
          .contains("Mitigation: Retpolines")
          .contains("255 trials: 234 valid, 12 invalid, 3 failed, 6 impossible");
    }
  }

  private static String text(PDDocument document) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    return stripper.getText(document);
  }

  private static List<PDFont> fonts(PDDocument document) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (PDPage page : document.getPages()) {
      addFonts(page.getResources(), fonts);
      for (PDXObject object : objects(page.getResources())) {
        if (object instanceof PDFormXObject form) {
          addFonts(form.getResources(), fonts);
        }
      }
    }
    return fonts;
  }

  private static void addFonts(PDResources resources, List<PDFont> fonts) throws IOException {
    for (COSName name : resources.getFontNames()) {
      fonts.add(resources.getFont(name));
    }
  }

  private static List<PDXObject> objects(PDResources resources) throws IOException {
    List<PDXObject> objects = new ArrayList<>();
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      objects.add(object);
      if (object instanceof PDFormXObject form) {
        objects.addAll(objects(form.getResources()));
      }
    }
    return objects;
  }
}
