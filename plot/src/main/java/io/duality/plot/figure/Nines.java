package io.duality.plot.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Ticks of an axis of percentiles as HdrHistogram's own plots have it: the percentile p stands at 1
 * / (1 - p), so that each nine more takes as much room as the one before.
 */
final class Nines {
  private static final double LABEL_GAP = 5;
  private static final double ROUNDING = 1e-9;

  private Nines() {}

  /**
   * 0 %, 50 %, 90 %, 99 % and so on; a label that would touch the one before is left out.
   *
   * @param high the axis' end, above 1, where it begins
   * @param points length of the axis
   * @param width of a label, points
   */
  static List<Mark> upTo(double high, double points, ToDoubleFunction<String> width) {
    List<Mark> marks = new ArrayList<>();
    double decade = points / Math.log10(high);
    double free = Double.NEGATIVE_INFINITY;
    for (double at : places(high)) {
      String label = label(at);
      double half = width.applyAsDouble(label) / 2;
      double centre = decade * Math.log10(at);
      boolean fits = centre - half >= free;
      marks.add(new Mark(at, fits ? label : ""));
      free = fits ? centre + half + LABEL_GAP : free;
    }
    return marks;
  }

  private static List<Double> places(double high) {
    List<Double> places = new ArrayList<>(List.of(1.0));
    if (high >= 2) {
      places.add(2.0);
    }
    for (double at = 10; at <= high * (1 + ROUNDING); at *= 10) {
      places.add(at);
    }
    return places;
  }

  /** Of 1, 2 and powers of ten. */
  private static String label(double at) {
    if (at < 10) {
      return at < 2 ? "0 %" : "50 %";
    }
    int nines = (int) Math.round(Math.log10(at));
    return nines == 1 ? "90 %" : "99" + (nines == 2 ? "" : "." + "9".repeat(nines - 2)) + " %";
  }
}
