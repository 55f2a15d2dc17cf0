package io.duality.plot.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Ticks of an axis that counts on a base 2 logarithm. */
final class Octaves {
  /** Between two labels, points. */
  static final double LABEL_GAP = 7;

  private static final double ROUNDING = 1e-9;

  private Octaves() {}

  /**
   * Every power of two between two values, each a plain integer; where that is too tight, only
   * every second, third, ... keeps its text, so that what stands there stays a regular sequence.
   *
   * @param points length of the axis
   * @param width of a label, points
   */
  static List<Mark> between(
      double low, double high, double points, ToDoubleFunction<String> width) {
    int first = (int) Math.ceil(log2(low) - ROUNDING);
    int last = (int) Math.floor(log2(high) + ROUNDING);
    double octave = points / log2(high / low);
    int every = 1;
    while (every < last - first && tooTight(first, last, every, octave, width)) {
      every++;
    }
    List<Mark> marks = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      boolean labelled = (power - first) % every == 0;
      marks.add(new Mark(Math.pow(2, power), labelled ? label(power) : ""));
    }
    return marks;
  }

  private static boolean tooTight(
      int first, int last, int every, double octave, ToDoubleFunction<String> width) {
    for (int power = first; power + every <= last; power += every) {
      double left = width.applyAsDouble(label(power));
      double right = width.applyAsDouble(label(power + every));
      if ((left + right) / 2 + LABEL_GAP > every * octave) {
        return true;
      }
    }
    return false;
  }

  private static String label(int power) {
    return Numbers.plain(Math.pow(2, power));
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
