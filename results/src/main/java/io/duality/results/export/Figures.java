package io.duality.results.export;

import io.duality.results.ExactNumber;
import io.duality.results.Metric;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers and units as other programs want them. */
final class Figures {
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private Figures() {}

  /** The shortest decimal that reads back as the same number, without an exponent. */
  static String plain(double value) {
    return ExactNumber.text(value);
  }

  /** Rounded to six digits: more than any measurement here has. */
  static String rounded(double value) {
    return new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** The unit of a cost in JMH's way of writing, for one request or one process. */
  static String perOperation(Metric metric) {
    return metric.unit().isEmpty() ? "#/op" : metric.unit() + "/op";
  }
}
