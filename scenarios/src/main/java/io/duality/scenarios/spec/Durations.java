package io.duality.scenarios.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as users write them: {@code 500us 20ms 3s 2m 1h}; a bare number is seconds. */
public final class Durations {

  /** Longer ones are mistakes. */
  public static final Duration MAX = Duration.ofHours(24);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(us|ms|s|m|h)?");

  private Durations() {}

  /**
   * Reads a duration from zero to {@link #MAX}.
   *
   * @throws InvalidInputException if it has another shape or is too long
   */
  public static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "expected a duration such as 500us, 20ms, 3s, 2m or 1h, found '" + text + "'");
    }
    BigDecimal nanos =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitNanos(matcher.group(2))));
    if (nanos.compareTo(BigDecimal.valueOf(MAX.toNanos())) > 0) {
      throw new InvalidInputException("expected at most 24h, found '" + text + "'");
    }
    return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  /** The shorter of two. */
  public static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** The shortest text that {@link #parse} reads back as this duration, for one up to a day. */
  public static String format(Duration duration) {
    long nanos = duration.toNanos();
    for (String unit : new String[] {"h", "m", "s", "ms", "us"}) {
      long size = unitNanos(unit);
      if (nanos >= size && nanos % size == 0) {
        return nanos / size + unit;
      }
    }
    return nanos == 0
        ? "0s"
        : BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
  }

  /**
   * A duration to the next nanosecond: one that was turned into seconds comes back as it was.
   *
   * @param seconds from 0 to those of a hundred years
   */
  public static Duration ofSeconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static long unitNanos(@Nullable String unit) {
    return switch (unit) {
      case "us" -> 1_000L;
      case "ms" -> 1_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      case null, default -> 1_000_000_000L;
    };
  }
}
