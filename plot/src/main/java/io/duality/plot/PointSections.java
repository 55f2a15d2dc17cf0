package io.duality.plot;

import io.duality.plot.figure.Numbers;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Section;
import io.duality.plot.view.Text;
import io.duality.results.Metric;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Spread;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Every point in numbers. */
final class PointSections {
  /** What a request or a connection takes of the server; the rest is what clients see. */
  private static final Set<Metric> COSTS =
      EnumSet.of(
          Metric.CPU_PER_REQUEST,
          Metric.SWITCHES_PER_REQUEST,
          Metric.ALLOCATED_PER_REQUEST,
          Metric.RSS,
          Metric.RSS_PER_CONNECTION,
          Metric.THREADS,
          Metric.RSS_PER_THREAD);

  private static final List<Metric> CLIENTS =
      List.of(
          Metric.RESPONSE_MAX,
          Metric.GOODPUT,
          Metric.REJECTED,
          Metric.FAILED,
          Metric.LONGEST_WAIT,
          Metric.CONNECT_P99,
          Metric.CONNECTS);

  private PointSections() {}

  static List<Section> of(Lineup lineup) {
    PlanDocument plan = lineup.plan();
    List<Point> points = lineup.points().all();
    if (points.isEmpty()) {
      return List.of(new Section("points", "Points", List.of(new Text("No trial was recorded."))));
    }
    Set<Metric> first = EnumSet.complementOf(EnumSet.copyOf(COSTS));
    first.removeAll(CLIENTS);
    List<Section> sections = new ArrayList<>();
    sections.add(
        section(
            "Points",
            "Medians over the trials counted; points.csv also has the ends of each band.",
            grid("Points: throughput, response times and fairness", plan, points, first)));
    // Records of older versions do not tell.
    if (points.stream().anyMatch(point -> point.value(Metric.GOODPUT).isPresent())) {
      sections.add(
          section(
              "Clients",
              "What clients saw: goodput is what came rightly and by its deadline; shares are of"
                  + " all requests that ended; the longest wait is one client's for one request,"
                  + " also where it failed.",
              grid("What clients saw at each point", plan, points, EnumSet.copyOf(CLIENTS))));
    }
    sections.add(
        section(
            "Costs",
            "Of the server, per request: CPU time, context switches, bytes allocated on the heap."
                + " MiB is its resident memory, KiB/conn. what it has grown by since the first"
                + " connection, for each.",
            grid("What each point cost the server", plan, points, COSTS)));
    return List.copyOf(sections);
  }

  private static Section section(String title, String text, Grid grid) {
    return new Section(title.toLowerCase(Locale.ROOT), title, List.of(new Text(text), grid));
  }

  /** Without the metrics that no point has: which they are follows from the kind of workload. */
  private static Grid grid(
      String caption, PlanDocument plan, List<Point> points, Set<Metric> wanted) {
    Set<Metric> metrics = EnumSet.copyOf(wanted);
    metrics.removeIf(metric -> points.stream().allMatch(p -> p.value(metric).isEmpty()));
    return new Grid(
        caption,
        columns(plan, metrics),
        points.stream().map(point -> cells(point, metrics)).toList(),
        true);
  }

  private static List<Grid.Column> columns(PlanDocument plan, Set<Metric> metrics) {
    List<Grid.Column> columns = new ArrayList<>();
    columns.add(Grid.Column.left("model"));
    columns.add(Grid.Column.right(plan.xName()));
    columns.add(Grid.Column.right("trials"));
    columns.add(Grid.Column.left("outcome"));
    for (Metric metric : metrics) {
      columns.add(Grid.Column.right(head(metric, plan)));
    }
    return columns;
  }

  private static String head(Metric metric, PlanDocument plan) {
    return switch (metric) {
      case THROUGHPUT -> plan.completedName() + "/s";
      case BANDWIDTH -> "Mbit/s";
      case RESPONSE_MEAN -> "mean ms";
      case RESPONSE_P50 -> "p50 ms";
      case RESPONSE_P90 -> "p90 ms";
      case RESPONSE_P99 -> "p99 ms";
      case RESPONSE_MAX -> "max ms";
      case GOODPUT -> "goodput/s";
      case REJECTED -> "rejected";
      case FAILED -> "failed";
      case LONGEST_WAIT -> "wait ms";
      case CONNECT_P99 -> "connect p99 ms";
      case CONNECTS -> "connects/s";
      case CPU_PER_REQUEST -> "CPU µs";
      case SWITCHES_PER_REQUEST -> "switches";
      case RSS -> "MiB";
      case RSS_PER_CONNECTION -> "KiB/conn.";
      case THREADS -> "threads";
      case ALLOCATED_PER_REQUEST -> "bytes";
      case JAIN -> "Jain";
      case EFFECTIVE_N -> "eff. N";
      case OPERATION_TIME -> "op. µs";
      case START_PER_THREAD -> "start µs";
      case RSS_PER_THREAD -> "KiB/thread";
    };
  }

  private static List<String> cells(Point point, Set<Metric> metrics) {
    List<String> cells = new ArrayList<>();
    cells.add(point.model());
    cells.add(Long.toString(point.x()));
    cells.add(point.n() + "/" + point.trials());
    cells.add(RunSection.word(point.outcome()));
    for (Metric metric : metrics) {
      cells.add(point.value(metric).map(Spread::median).map(Numbers::plain).orElse("–"));
    }
    return cells;
  }
}
