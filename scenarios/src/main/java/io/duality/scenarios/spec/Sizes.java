package io.duality.scenarios.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes as users write them: {@code 512 8KB 8KiB 1MB 1GB}; a bare number is bytes. KB and KiB are
 * both 1024 bytes, as in the papers whose experiments are re-run ("an 8 KB file" is 8192 bytes).
 */
public final class Sizes {
  private static final long MAX = 1L << 40;
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{1,12}(?:\\.\\d{1,6})?) ?(b|k|kb|kib|m|mb|mib|g|gb|gib)?", Pattern.CASE_INSENSITIVE);

  private Sizes() {}

  /**
   * Reads a size in bytes, from 0 to 1 TiB.
   *
   * @throws InvalidInputException if it has another shape or is too large
   */
  public static long parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "expected a size such as 512, 8KB or 1MB (KB is 1024 bytes), found '" + text + "'");
    }
    String unit = matcher.group(2) == null ? "b" : matcher.group(2).toLowerCase(Locale.ROOT);
    long scale =
        switch (unit.charAt(0)) {
          case 'k' -> 1L << 10;
          case 'm' -> 1L << 20;
          case 'g' -> 1L << 30;
          default -> 1L;
        };
    BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(scale));
    if (bytes.compareTo(BigDecimal.valueOf(MAX)) > 0) {
      throw new InvalidInputException("expected at most 1024GB, found '" + text + "'");
    }
    return bytes.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** Whole units where they fit, such as {@code 8KB}; else bytes. */
  public static String format(long bytes) {
    String[] units = {"GB", "MB", "KB"};
    for (int i = 0; i < units.length; i++) {
      long scale = 1L << (30 - 10 * i);
      if (bytes >= scale && bytes % scale == 0) {
        return bytes / scale + units[i];
      }
    }
    return bytes + "B";
  }
}
