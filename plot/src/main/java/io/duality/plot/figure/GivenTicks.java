package io.duality.plot.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Ticks where somebody measured, on a base 2 logarithm. */
final class GivenTicks {
  private GivenTicks() {}

  /**
   * One for each place. The first and the last have their numbers, and each between them that
   * touches neither the one before it nor the last.
   *
   * @param places ascending, between the ends
   * @param low left end of the axis
   * @param high right end
   * @param points length of the axis
   * @param width of a label, points
   */
  static List<Mark> at(
      List<Double> places, double low, double high, double points, ToDoubleFunction<String> width) {
    double octave = points / Octaves.log2(high / low);
    List<Mark> marks = new ArrayList<>();
    double last = left(places.getLast(), low, octave, width);
    double end = Double.NEGATIVE_INFINITY;
    for (double place : places) {
      double left = left(place, low, octave, width);
      double right = left + width.applyAsDouble(label(place));
      boolean atTheEnd = place == places.getLast();
      boolean fits =
          left > end + Octaves.LABEL_GAP && (atTheEnd || right + Octaves.LABEL_GAP < last);
      marks.add(new Mark(place, fits ? label(place) : ""));
      end = fits ? right : end;
    }
    return marks;
  }

  /** Where its label begins. */
  private static double left(
      double place, double low, double octave, ToDoubleFunction<String> width) {
    return Octaves.log2(place / low) * octave - width.applyAsDouble(label(place)) / 2;
  }

  private static String label(double place) {
    return Numbers.plain(place);
  }
}
