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
import java.util.Locale;
import java.util.Map;

/** The run's chief metric, a row for each x and a column for each model. */
final class ResultTable {
  private static final String NONE = "-";

  private ResultTable() {}

  static List<String> lines(PlanDocument plan, List<TrialRecord> trials) {
    Metric metric = TrialLine.headline(plan);
    Map<String, String> cells = new HashMap<>();
    boolean anyInvalid = false;
    for (Point point : Points.of(plan, trials).all()) {
      cells.put(key(point.model(), point.x()), cell(point, metric));
      anyInvalid |= point.outcome() == Outcome.INVALID;
    }
    List<String> lines = new ArrayList<>();
    lines.add(metric.label() + " (" + metric.unit() + ", medians)");
    lines.add(row(plan.xName(), plan.models()));
    for (long x : plan.xs()) {
      lines.add(
          row(
              Figures.count(x),
              plan.models().stream()
                  .map(model -> cells.getOrDefault(key(model, x), NONE))
                  .toList()));
    }
    if (anyInvalid) {
      lines.add("(in parentheses: not valid; the reasons are in the report)");
    }
    return lines;
  }

  private static String cell(Point point, Metric metric) {
    String value = point.value(metric).map(Spread::median).map(Figures::number).orElse(NONE);
    return switch (point.outcome()) {
      case VALID -> value;
      case INVALID -> "(" + value + ")";
      case FAILED -> "failed";
      case IMPOSSIBLE -> "impossible";
    };
  }

  private static String row(String head, List<String> cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%9s", head));
    cells.forEach(cell -> row.append(String.format(Locale.ROOT, "%12s", cell)));
    return row.toString();
  }

  private static String key(String model, long x) {
    return model + " " + x;
  }
}
