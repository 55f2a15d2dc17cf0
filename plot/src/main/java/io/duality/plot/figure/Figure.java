package io.duality.plot.figure;

import java.util.Collection;
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
   * What the curves run along.
   *
   * @param label what is counted
   * @param count how it is counted
   * @param low smallest value to show: zero if linear, one for percentiles, else above zero
   * @param high largest value to show, above {@code low}
   * @param places where its ticks are, ascending; empty leaves them to the count
   */
  public record XAxis(String label, Count count, double low, double high, List<Double> places) {

    /** How a horizontal axis counts. */
    public enum Count {
      /** On a base 2 logarithm. */
      OCTAVES,
      /** Percentiles: p stands at 1 / (1 - p), on a base 10 logarithm, as HdrHistogram plots it. */
      PERCENTILES,
      /** From zero. */
      LINEAR
    }

    public XAxis {
      places = List.copyOf(places);
      boolean lowFits =
          switch (count) {
            case OCTAVES -> low > 0;
            case PERCENTILES -> low == 1;
            case LINEAR -> low == 0;
          };
      if (!(lowFits && high > low && Double.isFinite(high))) {
        throw new IllegalArgumentException("an x axis cannot run from " + low + " to " + high);
      }
    }

    /** Counts on a base 2 logarithm. */
    public XAxis(String label, double low, double high) {
      this(label, Count.OCTAVES, low, high, List.of());
    }

    /**
     * The same with ticks where something was measured; on powers of two, all of these have one.
     *
     * @param measured ascending
     */
    public XAxis markedAt(Collection<Long> measured) {
      boolean powers = measured.stream().allMatch(x -> Long.bitCount(x) == 1);
      return new XAxis(
          label,
          count,
          low,
          high,
          powers
              ? List.of()
              : measured.stream()
                  .map(Long::doubleValue)
                  .filter(x -> x >= low && x <= high)
                  .toList());
    }

    /**
     * Of percentiles.
     *
     * @param high 1 / (1 - p) of the highest, above 1
     */
    public static XAxis ofPercentiles(String label, double high) {
      return new XAxis(label, Count.PERCENTILES, 1, high, List.of());
    }

    /** From zero. */
    public static XAxis fromZero(String label, double high) {
      return new XAxis(label, Count.LINEAR, 0, high, List.of());
    }

    XAxis named(String text) {
      return new XAxis(text, count, low, high, places);
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
