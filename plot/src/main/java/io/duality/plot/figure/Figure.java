package io.duality.plot.figure;

import java.util.List;

/**
 * One chart, ready to be drawn.
 *
 * @param title above it
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves in the order of the legend; the later is drawn over the earlier
 * @param notice written across the axes in place of curves; empty for none
 * @param caption sentences beneath it, one paragraph each
 */
public record Figure(
    String title, XAxis x, YAxis y, List<Curve> curves, String notice, List<String> caption) {

  public Figure {
    curves = List.copyOf(curves);
    caption = List.copyOf(caption);
  }

  /**
   * Counts on a base 2 logarithm.
   *
   * @param label what is counted
   * @param low smallest value to show, above zero
   * @param high largest value to show, above {@code low}
   */
  public record XAxis(String label, double low, double high) {
    public XAxis {
      if (!(low > 0 && high > low && Double.isFinite(high))) {
        throw new IllegalArgumentException("an x axis cannot run from " + low + " to " + high);
      }
    }
  }

  /**
   * The measured quantity.
   *
   * @param label quantity and unit
   * @param log counts on a base 10 logarithm, else from zero
   * @param low smallest value to show; above zero if {@code log}, else zero
   * @param high largest value to show, above {@code low}
   */
  public record YAxis(String label, boolean log, double low, double high) {
    public YAxis {
      boolean lowFits = log ? low > 0 : low == 0;
      if (!(lowFits && high > low && Double.isFinite(high))) {
        throw new IllegalArgumentException("a y axis cannot run from " + low + " to " + high);
      }
    }
  }
}
