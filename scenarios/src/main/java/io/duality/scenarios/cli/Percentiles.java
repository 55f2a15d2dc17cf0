package io.duality.scenarios.cli;

import io.duality.scenarios.run.Tail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** The percentiles that a load is reported by, as far as its samples tell of them. */
final class Percentiles {
  static final List<Double> REPORTED = List.of(50.0, 75.0, 90.0, 99.0, 99.9, 99.99);

  private Percentiles() {}

  /** Microseconds; empty where too few samples are beyond it. */
  static OptionalDouble micros(Histogram nanos, double percentile) {
    return Tail.known(nanos.getTotalCount(), percentile)
        ? OptionalDouble.of(nanos.getValueAtPercentile(percentile) / 1e3)
        : OptionalDouble.empty();
  }

  /** Percentiles that so many samples do not tell of, with how many would. */
  static Map<Double, Long> unknown(long samples) {
    Map<Double, Long> unknown = new LinkedHashMap<>();
    for (double percentile : REPORTED) {
      if (!Tail.known(samples, percentile)) {
        unknown.put(percentile, Tail.needed(percentile));
      }
    }
    return unknown;
  }

  /** As in {@code 99.9%}. */
  static String label(double percentile) {
    return number(percentile) + "%";
  }

  /** As in {@code p99_9}. */
  static String key(double percentile) {
    return "p" + number(percentile).replace('.', '_');
  }

  private static String number(double percentile) {
    return String.format(Locale.ROOT, "%.2f", percentile).replaceFirst("\\.?0+$", "");
  }
}
