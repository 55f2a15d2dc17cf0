package io.duality.plot.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How a vertical axis counts: round ends and round ticks.
 *
 * @param low lower end
 * @param high upper end
 * @param marks ticks, ascending
 */
record Scale(double low, double high, List<Mark> marks) {
  private static final int[] STEPS = {1, 2, 5};
  private static final double ROUNDING = 1e-9;

  /** Share of a step that data may stand above the last tick before the axis gets one more. */
  private static final double OVERHANG = 0.4;

  /** Decades up to which 2 and 5 times a power of ten have a tick too. */
  private static final double FEW = 3.8;

  private static final double MOST = 8;

  Scale {
    marks = List.copyOf(marks);
  }

  /** From zero, in steps of 1, 2 or 5 times a power of ten, no more than about {@code ticks}. */
  static Scale linear(double highest, int ticks) {
    double step = rounded(highest / ticks, true);
    int count = (int) Math.floor(highest / step + ROUNDING);
    if (highest / step - count > OVERHANG) {
      count++;
    }
    List<Mark> marks = new ArrayList<>();
    BigDecimal exact = new BigDecimal(Double.toString(step));
    for (int i = 0; i <= count; i++) {
      BigDecimal value = exact.multiply(BigDecimal.valueOf(i));
      marks.add(new Mark(value.doubleValue(), Numbers.axis(value, highest)));
    }
    return new Scale(0, Math.max(count * step, highest * 1.01), marks);
  }

  /**
   * From and to 1, 2 or 5 times a power of ten, a tick at each of these where there are few, else
   * at powers of ten, and where there are very many only at every second, third, ... of them.
   */
  static Scale logarithmic(double lowest, double highest) {
    double low = rounded(lowest, false);
    double high = rounded(highest, true);
    double decades = Math.log10(high / low);
    int every = (int) Math.max(1, Math.ceil(decades / MOST));
    List<Mark> marks = new ArrayList<>();
    for (int power = power(low); Math.pow(10, power) <= high * (1 + ROUNDING); power++) {
      for (int step : STEPS) {
        BigDecimal exact = BigDecimal.valueOf(step).scaleByPowerOfTen(power);
        double value = exact.doubleValue();
        boolean wanted = step == 1 ? Math.floorMod(power, every) == 0 : decades <= FEW;
        if (wanted && value >= low * (1 - ROUNDING) && value <= high * (1 + ROUNDING)) {
          marks.add(new Mark(value, Numbers.logAxis(exact, high)));
        }
      }
    }
    return new Scale(low, high, marks);
  }

  private static int power(double value) {
    return (int) Math.floor(Math.log10(value) + ROUNDING);
  }

  /** The next of 1, 2 and 5 times a power of ten, above or below. */
  private static double rounded(double value, boolean up) {
    double power = Math.pow(10, power(value));
    double best = up ? 10 * power : power;
    for (int i = 0; i < STEPS.length; i++) {
      double candidate = STEPS[up ? STEPS.length - 1 - i : i] * power;
      boolean fits = up ? candidate >= value * (1 - ROUNDING) : candidate <= value * (1 + ROUNDING);
      best = fits ? candidate : best;
    }
    return best;
  }
}
