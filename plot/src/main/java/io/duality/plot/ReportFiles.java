package io.duality.plot;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@link Report} wrote.
 *
 * @param documents what holds everything: the page, the PDF, the table of points, as far as they
 *     were asked for
 * @param charts each chart by itself, in each format
 */
public record ReportFiles(List<Path> documents, List<Path> charts) {
  /** The name of the page. */
  static final String PAGE = "report.html";

  /** The name of the PDF. */
  static final String REPORT = "report.pdf";

  /** The name of the table of points. */
  static final String POINTS = "points.csv";

  public ReportFiles {
    documents = List.copyOf(documents);
    charts = List.copyOf(charts);
  }

  /**
   * The PDF with everything.
   *
   * @throws java.util.NoSuchElementException if it was not asked for
   */
  public Path report() {
    return document(REPORT);
  }

  /**
   * The same as HTML.
   *
   * @throws java.util.NoSuchElementException if it was not asked for
   */
  public Path page() {
    return document(PAGE);
  }

  private Path document(String name) {
    return documents.stream().filter(file -> file.endsWith(name)).findFirst().orElseThrow();
  }
}
