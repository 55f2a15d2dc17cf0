package io.duality.plot;

import java.util.Set;

/** What a report is written as. */
public enum Format {
  /** {@code report.pdf}, and each chart as one page. */
  PDF,
  /** Each chart as vectors. */
  SVG,
  /** Each chart as pixels, 300 to the inch. */
  PNG,
  /** {@code report.html}. */
  HTML,
  /**
   * {@code points.csv}, and the figures of each chart as a table with tabs between its cells, as
   * gnuplot, numpy and others read it.
   */
  CSV;

  /** What stands in the folder of every run that has ended. */
  public static final Set<Format> OF_A_RUN = Set.of(PDF, SVG, HTML);

  /** What is written into a folder that has no {@code points.csv} yet. */
  public static final Set<Format> ELSEWHERE = Set.of(PDF, SVG, HTML, CSV);
}
