package io.duality.scenarios.cli;

import io.duality.results.Reason;
import io.duality.scenarios.spec.Counted;
import java.util.Locale;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** One line on one load of a sweep that is over, for those who wait for the rest. */
final class SweepLine {
  private SweepLine() {}

  static String of(LoadSummary load) {
    Histogram response = load.window().response();
    return String.format(
        Locale.ROOT,
        "%s: %s requests/s, 50%% %s, 99%% %s, max %s; %s%s",
        Counted.grouped(load.options().load().clients(), "connections"),
        Figures.number(load.requestsPerSecond()),
        LatencyTable.micros(response, 50),
        LatencyTable.micros(response, 99),
        LatencyTable.max(response),
        LoadVerdictText.brief(load),
        why(load));
  }

  private static String why(LoadSummary load) {
    return load.invalid().isEmpty()
        ? ""
        : load.invalid().stream().map(Reason::label).collect(Collectors.joining(", ", ": ", ""));
  }
}
