package io.duality.scenarios.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates and shares as users write them; all in powers of ten. */
public final class Rates {
  private static final Pattern BITS =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ?(k|m|g)?bit(?:/s)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern REQUESTS =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)(k|m)?(?:/s)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?) ?%");

  private Rates() {}

  /**
   * The speed of a line in bytes a second, at least 1: {@code 28.8kbit} is 3,600.
   *
   * @throws InvalidInputException if it has another shape
   */
  public static long bytesPerSecond(String text) {
    Matcher matcher = BITS.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "expected a speed such as 28.8kbit, 56kbit or 1.5mbit, found '" + text + "'");
    }
    BigDecimal bits = scaled(matcher);
    long bytes = bits.divide(BigDecimal.valueOf(8), 0, RoundingMode.HALF_UP).longValueExact();
    if (bytes < 1) {
      throw new InvalidInputException("expected at least 8bit a second, found '" + text + "'");
    }
    return bytes;
  }

  /**
   * Events per second: {@code 250}, {@code 0.5}, {@code 20k}, where k is 1,000.
   *
   * @throws InvalidInputException if it has another shape
   */
  public static double perSecond(String text) {
    Matcher matcher = REQUESTS.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "expected a rate a second such as 250, 0.5 or 20k (20,000), found '" + text + "'");
    }
    return scaled(matcher).doubleValue();
  }

  /**
   * A share from 0 to 1, written in percent: {@code 0.1%}.
   *
   * @throws InvalidInputException if it has another shape, or is more than 100 %
   */
  public static double share(String text) {
    Matcher matcher = PERCENT.matcher(text.strip());
    if (!matcher.matches() || new BigDecimal(matcher.group(1)).compareTo(HUNDRED) > 0) {
      throw new InvalidInputException(
          "expected a percentage such as 0.1% or 2%, at most 100%, found '" + text + "'");
    }
    return new BigDecimal(matcher.group(1)).divide(HUNDRED).doubleValue();
  }

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static BigDecimal scaled(Matcher matcher) {
    String unit = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
    long scale =
        switch (unit) {
          case "k" -> 1_000L;
          case "m" -> 1_000_000L;
          case "g" -> 1_000_000_000L;
          default -> 1L;
        };
    return new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(scale));
  }
}
