package io.duality.results;

import java.math.BigDecimal;

/** A figure as other programs read it. */
public final class ExactNumber {
  private ExactNumber() {}

  /** The shortest decimal that reads back as the same number, without an exponent. */
  public static String text(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
