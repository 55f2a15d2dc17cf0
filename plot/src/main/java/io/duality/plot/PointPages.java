package io.duality.plot;

import io.duality.plot.figure.Numbers;
import io.duality.results.Metric;
import io.duality.results.Point;
import io.duality.results.RunData;
import io.duality.results.Spread;
import java.util.ArrayList;
import java.util.List;

/** Every point in numbers, and every point that is not whole, with its reasons. */
final class PointPages {
  private PointPages() {}

  static void addTable(RunData run, Flow flow) {
    flow.section("Points");
    List<Point> points = run.points().all();
    if (points.isEmpty()) {
      flow.paragraph("No trial was recorded.");
      return;
    }
    flow.paragraph(
        "Medians over the trials counted; points.csv beside this file also has the ends of each band.");
    flow.gap(6);
    Table table = new Table(columns(run));
    points.forEach(point -> table.add(cells(point)));
    table.into(flow);
  }

  private static List<Table.Column> columns(RunData run) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.left("model"));
    columns.add(Table.Column.right(run.plan().xName()));
    columns.add(Table.Column.right("trials"));
    columns.add(Table.Column.left("outcome"));
    for (Metric metric : Metric.values()) {
      columns.add(Table.Column.right(head(metric, run)));
    }
    return columns;
  }

  private static String head(Metric metric, RunData run) {
    String name =
        switch (metric) {
          case THROUGHPUT -> run.plan().completedName() + "/s";
          case BANDWIDTH -> "Mbit/s";
          case RESPONSE_MEAN -> "mean ms";
          case RESPONSE_P50 -> "p50 ms";
          case RESPONSE_P99 -> "p99 ms";
          case CPU_PER_REQUEST -> "CPU µs";
          case SWITCHES_PER_REQUEST -> "switches";
          case RSS -> "MiB";
          case JAIN -> "Jain";
          case EFFECTIVE_N -> "eff. N";
        };
    return name;
  }

  private static List<String> cells(Point point) {
    List<String> cells = new ArrayList<>();
    cells.add(point.model());
    cells.add(Long.toString(point.x()));
    cells.add(point.n() + "/" + point.trials());
    cells.add(TitlePage.word(point.outcome()));
    for (Metric metric : Metric.values()) {
      cells.add(point.value(metric).map(Spread::median).map(Numbers::plain).orElse("–"));
    }
    return cells;
  }

  /** Points with trials that are not valid, and planned points without a trial. */
  static void addTroubles(RunData run, Flow flow) {
    flow.section("What is not valid");
    Table table =
        new Table(
            List.of(
                Table.Column.left("model"),
                Table.Column.right(run.plan().xName()),
                Table.Column.left("outcome"),
                Table.Column.left("reason")));
    for (Point point : run.points().all()) {
      point
          .reasons()
          .forEach(reason ->
              table.add(
                  List.of(
                      point.model(),
                      Long.toString(point.x()),
                      outcome(point),
                      reason.label() + ": " + reason.message())));
    }
    missing(run, table);
    if (table.isEmpty()) {
      flow.paragraph("Every planned point was run, and every trial is valid.");
    } else {
      table.into(flow);
    }
  }

  private static String outcome(Point point) {
    String word = TitlePage.word(point.outcome());
    return point.n() == point.trials() ? word : word + ", " + point.n() + " of " + point.trials();
  }

  private static void missing(RunData run, Table table) {
    for (String model : run.plan().models()) {
      List<Long> ran = run.points().of(model).stream().map(Point::x).toList();
      for (long x : run.plan().xs()) {
        if (!ran.contains(x)) {
          table.add(List.of(model, Long.toString(x), "not run", "no trial of it was recorded"));
        }
      }
    }
  }
}
