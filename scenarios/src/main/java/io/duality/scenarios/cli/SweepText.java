package io.duality.scenarios.cli;

import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report of a sweep as text: a row for each load, and below what is to be said of any. */
final class SweepText {
  private final LoadSweep sweep;
  private final LoadOptions options;
  private final Formatter out = new Formatter(Locale.ROOT);

  private record Column(String head, Function<LoadSummary, String> cell) {}

  private SweepText(LoadSweep sweep) {
    this.sweep = sweep;
    options = sweep.done().getFirst().options();
  }

  static String of(LoadSweep sweep) {
    SweepText text = new SweepText(sweep);
    text.head();
    text.table();
    sweep.done().forEach(text::remarks);
    text.left();
    return text.out.toString();
  }

  private void head() {
    AgentSettings load = options.load();
    out.format(
        "Running %s test @ %s, %s\n",
        LoadText.length(options.phases().length()),
        load.request().target().url(),
        Counted.plain(sweep.asked().size(), "numbers of connections"));
    out.format("  %s\n", LoadWords.arrival(load.arrival(), load.shape()));
    out.format("  Response from the intended start\n");
  }

  private void table() {
    List<Column> columns = columns();
    StringBuilder markdown = new StringBuilder();
    markdown.append(row(columns, Column::head)).append(row(columns, _ -> "---:"));
    for (LoadSummary load : sweep.done()) {
      markdown.append(row(columns, column -> column.cell().apply(load)));
    }
    AlignedTable.of(markdown.toString()).lines().forEach(line -> out.format("  %s\n", line));
  }

  private static String row(List<Column> columns, Function<Column, String> cell) {
    return columns.stream().map(cell).collect(Collectors.joining("|", "|", "|\n"));
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column("Connections", load -> Integer.toString(load.options().load().clients())));
    columns.add(new Column("Requests/sec", load -> decimals(load.requestsPerSecond())));
    if (!sweep.done().getFirst().closed()) {
      columns.add(new Column("of due", load -> percent(load.rateRatio())));
    }
    if (!options.load().limits().deadline().isZero()) {
      columns.add(new Column("Goodput/sec", load -> decimals(load.goodputPerSecond())));
    }
    columns.add(new Column("Transfer/sec", load -> Figures.bytes(load.bytesPerSecond())));
    for (double percentile : List.of(50.0, 99.0, 99.9)) {
      columns.add(
          new Column(
              Percentiles.label(percentile),
              load -> LatencyTable.micros(load.window().response(), percentile)));
    }
    columns.add(new Column("max", load -> LatencyTable.max(load.window().response())));
    columns.add(new Column("Errors", load -> Figures.count(load.failed())));
    columns.add(new Column("Requests/CPU-sec", load -> decimals(load.requestsPerCpuSecond())));
    columns.add(new Column("Verdict", LoadVerdictText::brief));
    return columns;
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent()
        ? String.format(Locale.ROOT, "%.2f%%", share.getAsDouble() * 100)
        : "-";
  }

  private void remarks(LoadSummary load) {
    List<String> lines = new ArrayList<>(LoadVerdictText.lines(load));
    Duration deadline = options.load().limits().deadline();
    if (!deadline.isZero()) {
      lines.add(
          Counted.plain(load.window().missedDeadline(), "responses")
              + " after the deadline of "
              + Durations.format(deadline));
    }
    LoadFailures.of(load).lines().map(String::strip).forEach(lines::add);
    load.result().notes().forEach(note -> lines.add("Note: " + note));
    if (!lines.isEmpty()) {
      out.format("  At %s:\n", Counted.plain(load.options().load().clients(), "connections"));
      lines.forEach(line -> out.format("    %s\n", line));
    }
  }

  private void left() {
    if (sweep.interrupted()) {
      out.format(
          "  Interrupted: %d of %d loads begun\n", sweep.done().size(), sweep.asked().size());
    }
  }
}
