package io.duality.scenarios.cli;

import java.util.Locale;

/** Numbers as a person reads them, the same in every locale. */
final class Figures {
  private static final String[] BYTES = {"B", "KB", "MB", "GB", "TB"};

  private Figures() {}

  /** Three to four significant digits: {@code 0.123}, {@code 12.3}, {@code 1,234}. */
  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return value == 0 ? "0" : String.format(Locale.ROOT, format, value);
  }

  /** A whole number with its thousands apart. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Microseconds in the unit that fits, as wrk does: {@code 635.91us}, {@code 1.20ms}. */
  static String micros(double micros) {
    if (micros < 1_000) {
      return String.format(Locale.ROOT, "%.2fus", micros);
    }
    return micros < 1e6
        ? String.format(Locale.ROOT, "%.2fms", micros / 1e3)
        : String.format(Locale.ROOT, "%.2fs", micros / 1e6);
  }

  /** Bytes in the unit that fits, where KB is 1024, as wrk does: {@code 12.34MB}. */
  static String bytes(double bytes) {
    int unit = 0;
    double scaled = bytes;
    while (scaled >= 1024 && unit < BYTES.length - 1) {
      scaled /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.2f%s", scaled, BYTES[unit]);
  }
}
