package io.duality.plot.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text: a full stop, no grouping, no exponent, the same in every locale. */
public final class Numbers {
  private Numbers() {}

  /** Four significant digits, integers whole: 65536, 1234, 12.3, 0.04567. */
  public static String plain(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    boolean whole = exact.abs().compareTo(BigDecimal.valueOf(1000)) >= 0;
    return text(
        whole
            ? exact.setScale(0, RoundingMode.HALF_UP)
            : exact.round(new MathContext(4, RoundingMode.HALF_UP)));
  }

  /** For a tick: thousands as k, millions as M, and so on, by the largest of its axis. */
  static String axis(BigDecimal value, double largest) {
    if (value.signum() == 0) {
      return "0";
    }
    if (largest >= 1e9) {
      return text(value.movePointLeft(9)) + "G";
    }
    if (largest >= 1e6) {
      return text(value.movePointLeft(6)) + "M";
    }
    return largest >= 1e4 ? text(value.movePointLeft(3)) + "k" : text(value);
  }

  /** For a tick of a log axis: plain as long as the largest is short, else each by its own size. */
  static String logAxis(BigDecimal value, double largest) {
    boolean plain = largest < 1e6 || value.compareTo(BigDecimal.valueOf(1000)) < 0;
    return plain ? text(value) : axis(value, Math.max(value.doubleValue(), 1e4));
  }

  private static String text(BigDecimal value) {
    // stripTrailingZeros leaves a scale on zero in no JDK from 8 on.
    return value.stripTrailingZeros().toPlainString();
  }
}
