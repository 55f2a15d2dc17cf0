package io.duality.plot.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where an axis has its ticks and what stands at them.
 *
 * @param value position
 * @param label empty for a tick without text
 */
record Marks(double value, String label) {
  private static final double LABEL_GAP = 7;
  private static final int[] STEPS = {1, 2, 5};

  /**
   * Every power of two between two values, each a plain integer; where that is too tight, every
   * second, third, ... keeps its text, so that what stands there stays a regular sequence.
   *
   * @param points length of the axis
   * @param width of a label, points
   */
  static List<Marks> powersOfTwo(
      double low, double high, double points, ToDoubleFunction<String> width) {
    int first = (int) Math.ceil(log2(low) - 1e-9);
    int last = (int) Math.floor(log2(high) + 1e-9);
    double octave = points / (log2(high) - log2(low));
    int every = 1;
    while (every < last - first && tooTight(first, last, every, octave, width)) {
      every++;
    }
    List<Marks> marks = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      boolean labelled = (power - first) % every == 0;
      marks.add(new Marks(Math.pow(2, power), labelled ? power(power) : ""));
    }
    return marks;
  }

  private static boolean tooTight(
      int first, int last, int every, double octave, ToDoubleFunction<String> width) {
    for (int power = first; power + every <= last; power += every) {
      double left = width.applyAsDouble(power(power));
      double right = width.applyAsDouble(power(power + every));
      if ((left + right) / 2 + LABEL_GAP > every * octave) {
        return true;
      }
    }
    return false;
  }

  private static String power(int exponent) {
    return exponent >= 0
        ? Long.toString(1L << Math.min(exponent, 62))
        : Numbers.plain(Math.pow(2, exponent));
  }

  /** Round steps (1, 2, 5 times a power of ten) from zero, about {@code count} of them. */
  static List<Marks> linear(double high, int count) {
    double step = roundUp(high / count);
    List<Marks> marks = new ArrayList<>();
    BigDecimal exact = new BigDecimal(Numbers.plain(step));
    for (int i = 0; i * step <= high * (1 + 1e-9); i++) {
      BigDecimal value = exact.multiply(BigDecimal.valueOf(i));
      marks.add(new Marks(value.doubleValue(), Numbers.axis(value, high)));
    }
    return marks;
  }

  /** The smallest multiple of {@link #linear}'s step that is no less than {@code value}. */
  static double roundedEnd(double value, int count) {
    double step = roundUp(value / count);
    return Math.ceil(value / step - 1e-9) * step;
  }

  /**
   * Powers of ten; with 2 and 5 times each where there are few of them, and only every second,
   * third, ... where there are many.
   */
  static List<Marks> powersOfTen(double low, double high) {
    double decades = Math.log10(high / low);
    int every = (int) Math.max(1, Math.ceil(decades / 8));
    List<Marks> marks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low) + 1e-9);
    for (int power = first; Math.pow(10, power) <= high * (1 + 1e-9); power++) {
      for (int step : STEPS) {
        double value = step * Math.pow(10, power);
        boolean wanted = step == 1 ? Math.floorMod(power, every) == 0 : decades <= 2.4;
        if (wanted && value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
          BigDecimal exact = BigDecimal.valueOf(step).scaleByPowerOfTen(power);
          marks.add(new Marks(value, Numbers.axis(exact, value)));
        }
      }
    }
    return marks;
  }

  private static double roundUp(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    for (int factor : STEPS) {
      if (factor * power >= step * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
