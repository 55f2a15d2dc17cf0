package io.duality.scenarios.cli;

import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.Spread;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The run's chief metric, a row for each x and a column for each model, or the reverse where the
 * models are many.
 */
final class ResultTable {
  private static final String NONE = "-";

  /** With more models each has a row instead. */
  private static final int MOST_COLUMNS = 8;

  private ResultTable() {}

  static List<String> lines(PlanDocument plan, List<TrialRecord> trials) {
    return lines(plan, plan.models(), TrialLine.headline(plan), trials);
  }

  /** The same of some models, in another metric. */
  static List<String> lines(
      PlanDocument plan, List<String> models, Metric metric, List<TrialRecord> trials) {
    Map<String, String> cells = new HashMap<>();
    boolean anyInvalid = false;
    for (Point point : Points.of(plan, trials).all()) {
      cells.put(key(point.model(), point.x()), cell(point, metric));
      anyInvalid |= point.outcome() == Outcome.INVALID && models.contains(point.model());
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        metric.label() + " (" + (metric.unit().isEmpty() ? "" : metric.unit() + ", ") + "medians)");
    lines.addAll(
        models.size() > MOST_COLUMNS ? byModel(plan, models, cells) : byX(plan, models, cells));
    if (anyInvalid) {
      lines.add("(in parentheses: not valid; the reasons are in the report)");
    }
    return lines;
  }

  private static List<String> byX(
      PlanDocument plan, List<String> models, Map<String, String> cells) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(plan.xName(), models.stream()));
    for (long x : plan.xs()) {
      rows.add(row(Figures.count(x), models.stream().map(model -> at(cells, model, x))));
    }
    return aligned(rows);
  }

  private static List<String> byModel(
      PlanDocument plan, List<String> models, Map<String, String> cells) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(plan.xName(), plan.xs().stream().map(Figures::count)));
    for (String model : models) {
      rows.add(row(model, plan.xs().stream().map(x -> at(cells, model, x))));
    }
    return aligned(rows);
  }

  private static List<String> row(String head, Stream<String> cells) {
    return Stream.concat(Stream.of(head), cells).toList();
  }

  private static String at(Map<String, String> cells, String model, long x) {
    return cells.getOrDefault(key(model, x), NONE);
  }

  private static List<String> aligned(List<List<String>> rows) {
    int head = width(rows.stream().map(List::getFirst));
    int rest = width(rows.stream().flatMap(cells -> cells.stream().skip(1))) + 2;
    return rows.stream().map(cells -> line(cells, head, rest)).toList();
  }

  private static int width(Stream<String> cells) {
    return cells.mapToInt(String::length).max().orElse(0);
  }

  private static String line(List<String> cells, int head, int rest) {
    StringBuilder line = new StringBuilder(" ".repeat(head - cells.getFirst().length()));
    line.append(cells.getFirst());
    cells.stream()
        .skip(1)
        .forEach(cell -> line.append(" ".repeat(rest - cell.length())).append(cell));
    return line.toString();
  }

  /** A point as it stands in a table. */
  static String cell(Point point, Metric metric) {
    String value = point.value(metric).map(Spread::median).map(Figures::number).orElse(NONE);
    return switch (point.outcome()) {
      case VALID -> value;
      case INVALID -> "(" + value + ")";
      case FAILED -> "failed";
      case IMPOSSIBLE -> "impossible";
    };
  }

  private static String key(String model, long x) {
    return model + " " + x;
  }
}
