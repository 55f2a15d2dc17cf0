package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Figure;
import java.util.List;
import java.util.NavigableSet;

/**
 * How far the axes of a chart reach.
 *
 * @param xLow left end, above zero
 * @param xHigh right end; at least two powers of two lie between the ends
 * @param yLow lower end: zero, or above it on a log axis
 * @param yHigh upper end
 * @param xs where something was, or was to be, measured
 */
record Extents(double xLow, double xHigh, double yLow, double yHigh, NavigableSet<Long> xs) {
  private static final double ROUNDING = 1e-9;

  static Extents of(NavigableSet<Long> xs, List<Curve> curves, boolean log, boolean normalised) {
    double xLow = Math.max(1.0, xs.isEmpty() ? 1 : xs.first().doubleValue());
    double xHigh = Math.max(xLow, xs.isEmpty() ? 1 : xs.last().doubleValue());
    if (powersBetween(xLow, xHigh) < 2) {
      xLow = Math.pow(2, Math.floor(log2(xLow) + ROUNDING));
      xHigh = Math.pow(2, Math.ceil(log2(xHigh) - ROUNDING));
    }
    if (xLow == xHigh) {
      xLow /= 2;
      xHigh *= 2;
    }
    List<Dot> dots = curves.stream().flatMap(curve -> curve.dots().stream()).toList();
    double high = dots.stream().mapToDouble(Dot::high).max().orElse(0);
    if (normalised) {
      high = Math.max(1, high);
    }
    if (!log) {
      return new Extents(xLow, xHigh, 0, high > 0 ? high : 1, xs);
    }
    double yLow = dots.stream().mapToDouble(Extents::lowest).min().orElse(1);
    double yHigh = high > 0 ? high : 10;
    // At least a factor of four, so that a flat curve does not lie on the edge.
    double lift = yHigh / yLow < 4 ? 2 : 1;
    return new Extents(xLow, xHigh, yLow / lift, yHigh * lift, xs);
  }

  /**
   * The horizontal axis.
   *
   * @param xName what x counts
   */
  Figure.XAxis across(String xName) {
    return new Figure.XAxis(Chart.capitalised(xName), xLow, xHigh).markedAt(xs);
  }

  private static double lowest(Dot dot) {
    return dot.low() > 0 ? dot.low() : dot.y();
  }

  private static int powersBetween(double low, double high) {
    return (int) (Math.floor(log2(high) + ROUNDING) - Math.ceil(log2(low) - ROUNDING)) + 1;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
