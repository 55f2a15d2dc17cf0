package io.duality.plot;

import io.duality.plot.figure.Forest;
import io.duality.plot.figure.ForestDrawing;
import io.duality.plot.figure.Look;
import io.duality.plot.figure.Marker;
import io.duality.plot.figure.Typeface;
import io.duality.results.gate.Finding;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Draws a gate's verdict as {@code forest.pdf} and {@code forest.svg}: a row for each scenario and
 * metric with the median change, its interval, the band in which a change does not matter, and the
 * verdict in words. The same findings give the same bytes.
 */
public final class ForestPlot {
  /** The files' name without its ending. */
  public static final String NAME = "forest";

  private static final String AXIS = "change against the base; worse is to the right";
  private static final String METHOD =
      "Median of paired ratios and its order-statistic interval (95 % from 6 pairs on, else the"
          + " range); worse is positive, whichever way a metric improves. Grey: changes that are"
          + " too small to matter. An arrow: the interval goes on.";

  private ForestPlot() {}

  /**
   * Draws the findings, in their order.
   *
   * @param title one line that says what was compared, and the verdict
   * @param caption what a reader has to know of the runs, a paragraph each: pairs, length of a
   *     trial, CPU, JDK, commits, seed
   * @param date when the runs began, for the PDF
   * @param folder made where it is missing; files of the same name are replaced
   * @throws IOException if a file cannot be written; the message names it
   */
  public static void write(
      String title, List<String> caption, Instant date, List<Finding> findings, Path folder)
      throws IOException {
    Typeface typeface = Typeface.load();
    Forest forest = forest(title, caption, findings);
    new Pictures(typeface, folder).write(NAME, title, date, new ForestDrawing(forest, typeface));
  }

  private static Forest forest(String title, List<String> caption, List<Finding> findings) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(METHOD);
    String without =
        findings.stream()
            .filter(finding -> !hasInterval(finding))
            .map(finding ->
                finding.rule().scenario()
                    + " "
                    + finding.rule().metric()
                    + " ("
                    + finding.verdict()
                    + ")")
            .collect(Collectors.joining(", "));
    if (!without.isEmpty()) {
      paragraphs.add("Without figures: " + without + ".");
    }
    paragraphs.addAll(caption);
    return new Forest(
        title,
        AXIS,
        findings.stream().filter(ForestPlot::hasInterval).map(ForestPlot::row).toList(),
        paragraphs);
  }

  private static boolean hasInterval(Finding finding) {
    return finding.low() > 0 && Double.isFinite(finding.ratio()) && Double.isFinite(finding.high());
  }

  private static Forest.Row row(Finding finding) {
    return new Forest.Row(
        finding.rule().scenario(),
        finding.rule().metric(),
        finding.ratio(),
        finding.low(),
        finding.high(),
        1 + finding.rule().delta(),
        look(finding),
        hollow(finding),
        String.format(
            Locale.ROOT,
            "%+.1f %% [%+.1f, %+.1f]",
            percent(finding.ratio()),
            percent(finding.low()),
            percent(finding.high())),
        finding.improved() ? finding.verdict() + ", better" : finding.verdict().name());
  }

  private static double percent(double ratio) {
    return (ratio - 1) * 100;
  }

  /** Each verdict has a marker of its own, for readers without colours. */
  private static Look look(Finding finding) {
    return switch (finding.verdict()) {
      case PASS -> look(finding.improved() ? 0x0072B2 : 0x009E73, Marker.CIRCLE);
      case INCONCLUSIVE -> look(0xB87A00, Marker.DIAMOND);
      case NOISY -> look(0xCC79A7, Marker.TRIANGLE);
      case INVALID -> look(0x555555, Marker.CROSS);
      case FAIL -> look(0xD55E00, Marker.SQUARE);
    };
  }

  private static Look look(int color, Marker marker) {
    return new Look(new Color(color), marker, Look.Dash.SOLID, 1.4f);
  }

  /** Where nothing could be told, nothing is filled in. */
  private static boolean hollow(Finding finding) {
    return switch (finding.verdict()) {
      case PASS, FAIL -> false;
      case INCONCLUSIVE, NOISY, INVALID -> true;
    };
  }
}
