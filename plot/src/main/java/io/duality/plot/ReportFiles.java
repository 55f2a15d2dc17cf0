package io.duality.plot;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@link Report} wrote.
 *
 * @param report the PDF with everything
 * @param page the same as HTML
 * @param charts each chart, as PDF and as SVG
 */
public record ReportFiles(Path report, Path page, List<Path> charts) {
  public ReportFiles {
    charts = List.copyOf(charts);
  }
}
