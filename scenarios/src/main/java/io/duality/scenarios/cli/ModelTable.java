package io.duality.scenarios.cli;

import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.Spread;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run in one line for each model: where it is best in the run's chief metric, what that costs,
 * and where it ends.
 */
final class ModelTable {
  private static final String NONE = "-";

  private ModelTable() {}

  static List<String> lines(PlanDocument plan, List<TrialRecord> trials) {
    Metric metric = TrialLine.headline(plan);
    Points points = Points.of(plan, trials);
    List<List<String>> rows = new ArrayList<>();
    rows.add(head(plan, metric));
    rows.add(rows.getFirst().stream().map(cell -> cell.equals("model") ? "---" : "---:").toList());
    for (String model : plan.models()) {
      rows.add(row(plan, metric, model, points.of(model), trials));
    }
    StringBuilder markdown = new StringBuilder();
    rows.forEach(row -> markdown.append("| ").append(String.join(" | ", row)).append(" |\n"));
    return AlignedTable.of(markdown.toString()).lines().toList();
  }

  private static List<String> head(PlanDocument plan, Metric metric) {
    return List.of(
        "model",
        "best " + (metric.unit().isEmpty() ? metric.label() : metric.unit()),
        "at " + plan.xName(),
        "p99 ms",
        "CPU us a request",
        "at " + Figures.count(plan.xs().getLast()),
        "valid trials");
  }

  private static List<String> row(
      PlanDocument plan,
      Metric metric,
      String model,
      List<Point> points,
      List<TrialRecord> trials) {
    Optional<Point> best = best(points, metric);
    List<TrialRecord> own = trials.stream().filter(t -> t.model().equals(model)).toList();
    long valid = own.stream().filter(t -> t.outcome() == Outcome.VALID).count();
    return List.of(
        model,
        value(best, metric),
        best.map(point -> Figures.count(point.x())).orElse(NONE),
        value(best, Metric.RESPONSE_P99),
        value(best, Metric.CPU_PER_REQUEST),
        points.stream()
            .filter(point -> point.x() == plan.xs().getLast())
            .findFirst()
            .map(point -> ResultTable.cell(point, metric))
            .orElse(NONE),
        valid + " of " + own.size());
  }

  private static Optional<Point> best(List<Point> points, Metric metric) {
    Comparator<Point> byValue =
        Comparator.comparingDouble(point -> median(point, metric).orElseThrow());
    return points.stream()
        .filter(point -> point.outcome() == Outcome.VALID && median(point, metric).isPresent())
        .max(lessIsBetter(metric) ? byValue.reversed() : byValue);
  }

  private static String value(Optional<Point> point, Metric metric) {
    return point.map(best -> ResultTable.cell(best, metric)).orElse(NONE);
  }

  private static Optional<Double> median(Point point, Metric metric) {
    return point.value(metric).map(Spread::median);
  }

  private static boolean lessIsBetter(Metric metric) {
    return switch (metric) {
      case THROUGHPUT, BANDWIDTH, GOODPUT, CONNECTS, JAIN, EFFECTIVE_N -> false;
      case RESPONSE_MEAN,
          RESPONSE_P50,
          RESPONSE_P90,
          RESPONSE_P99,
          RESPONSE_MAX,
          REJECTED,
          FAILED,
          LONGEST_WAIT,
          CONNECT_P99,
          CPU_PER_REQUEST,
          SWITCHES_PER_REQUEST,
          RSS,
          RSS_PER_CONNECTION,
          THREADS,
          ALLOCATED_PER_REQUEST,
          OPERATION_TIME,
          START_PER_THREAD,
          RSS_PER_THREAD ->
          true;
    };
  }
}
