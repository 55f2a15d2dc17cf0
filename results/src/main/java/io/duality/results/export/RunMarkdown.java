package io.duality.results.export;

import io.duality.results.Environment;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.Reason;
import io.duality.results.Spread;
import io.duality.results.TrialRecord;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All points of a run as a Markdown table, those that are not valid with their reasons. */
final class RunMarkdown {
  private static final List<Metric> COLUMNS =
      List.of(
          Metric.THROUGHPUT,
          Metric.RESPONSE_P50,
          Metric.RESPONSE_P99,
          Metric.CPU_PER_REQUEST,
          Metric.SWITCHES_PER_REQUEST,
          Metric.ALLOCATED_PER_REQUEST,
          Metric.RSS);

  private RunMarkdown() {}

  static String of(PlanDocument plan, Environment environment, List<TrialRecord> trials) {
    StringBuilder out = new StringBuilder();
    out.append("### ").append(Markdown.text(plan.title())).append("\n\n");
    row(out, List.of("model", plan.xName(), "trials", "outcome"), RunMarkdown::head);
    out.append("|---|---:|---:|---|").append("---:|".repeat(COLUMNS.size())).append('\n');
    for (Point point : Points.of(plan, trials).all()) {
      row(
          out,
          List.of(
              Markdown.code(point.model()),
              String.format(Locale.ROOT, "%,d", point.x()),
              point.n() + " of " + point.trials(),
              outcome(point)),
          metric -> point.value(metric).map(RunMarkdown::cell).orElse(""));
    }
    out.append('\n').append(caption(plan, environment)).append('\n');
    return out.toString();
  }

  private static void row(StringBuilder out, List<String> first, Function<Metric, String> rest) {
    out.append("| ").append(String.join(" | ", first));
    COLUMNS.forEach(metric -> out.append(" | ").append(rest.apply(metric)));
    out.append(" |\n");
  }

  private static String head(Metric metric) {
    return metric.unit().isEmpty() ? metric.label() : metric.label() + ", " + metric.unit();
  }

  private static String outcome(Point point) {
    String word = point.outcome().name().toLowerCase(Locale.ROOT);
    return point.outcome() == Outcome.VALID
        ? word
        : word
            + ": "
            + Markdown.text(
                point.reasons().stream().map(Reason::code).collect(Collectors.joining(", ")));
  }

  private static String cell(Spread spread) {
    String median = Markdown.figure(spread.median());
    return spread.n() == 1
        ? median
        : median
            + " ["
            + Markdown.figure(spread.low())
            + ".."
            + Markdown.figure(spread.high())
            + "]";
  }

  private static String caption(PlanDocument plan, Environment environment) {
    return "Median and band (95 % interval of the median from 6 trials on, else the range); "
        + plan.repeats()
        + " × "
        + Figures.plain(plan.durationSeconds())
        + " s, seed "
        + plan.seed()
        + "; "
        + Markdown.text(environment.cpuModel())
        + ", "
        + environment.cpus()
        + " CPUs, "
        + Markdown.text(environment.kernel())
        + ", JDK "
        + Markdown.text(environment.jdk())
        + ", commit "
        + Markdown.code(environment.commit())
        + ".";
  }
}
