package io.duality.scenarios.cli;

import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Percentiles as text, wrk's distribution with a column for each kind of time. */
final class LatencyTable {
  private final LoadSummary load;
  private final Formatter out = new Formatter(Locale.ROOT);

  private LatencyTable(LoadSummary load) {
    this.load = load;
  }

  static String of(LoadSummary load) {
    LatencyTable table = new LatencyTable(load);
    table.rows();
    table.missing();
    return table.out.toString();
  }

  private void rows() {
    Histogram response = load.window().response();
    Histogram service = load.window().service();
    Histogram lag = load.window().sendLag();
    out.format("  Response from the intended start, service from the actual send\n");
    out.format("  Latency Distribution\n");
    out.format("        %%     response      service%s\n", load.closed() ? "" : "     send lag");
    for (double percentile : Percentiles.REPORTED) {
      row(
          Percentiles.label(percentile),
          micros(response, percentile),
          micros(service, percentile),
          micros(lag, percentile));
    }
    row("max", max(response), max(service), max(lag));
    row("mean", mean(response), mean(service), mean(lag));
    row("stdev", deviation(response), deviation(service), deviation(lag));
  }

  private void missing() {
    Map<Double, Long> unknown = Percentiles.unknown(load.window().response().getTotalCount());
    if (!unknown.isEmpty()) {
      out.format(
          "  Too few requests for %s\n",
          unknown.entrySet().stream()
              .map(one -> Percentiles.label(one.getKey()) + " (from " + one.getValue() + " on)")
              .collect(Collectors.joining(", ")));
    }
  }

  private void row(String name, String response, String service, String lag) {
    out.format(
        "  %7s %12s %12s%s\n",
        name, response, service, load.closed() ? "" : String.format(Locale.ROOT, " %12s", lag));
  }

  /** In the unit that fits; a dash where too few samples tell of it. */
  static String micros(Histogram nanos, double percentile) {
    OptionalDouble known = Percentiles.micros(nanos, percentile);
    return known.isPresent() ? Figures.micros(known.getAsDouble()) : "-";
  }

  /** In the unit that fits; a dash where there is none. */
  static String max(Histogram nanos) {
    return measured(nanos, (double) nanos.getMaxValue());
  }

  private static String mean(Histogram nanos) {
    return measured(nanos, nanos.getMean());
  }

  private static String deviation(Histogram nanos) {
    return measured(nanos, nanos.getStdDeviation());
  }

  private static String measured(Histogram nanos, double value) {
    return nanos.getTotalCount() == 0 ? "-" : Figures.micros(value / 1e3);
  }
}
