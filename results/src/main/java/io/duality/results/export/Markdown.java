package io.duality.results.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Cells of a Markdown table. */
final class Markdown {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private Markdown() {}

  /** On one line, and without what would end a cell or begin a tag. */
  static String text(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
  }

  static String code(String text) {
    return "`" + text(text).replace("`", "'") + "`";
  }

  /** The same outside of a table, where a bar needs no escape and must not have one. */
  static String heading(String text) {
    return "`" + text.replaceAll("\\s+", " ").replace("`", "'") + "`";
  }

  /** Four digits, thousands grouped. */
  static String figure(double value) {
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS);
    int decimals = Math.max(0, rounded.stripTrailingZeros().scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }
}
