package io.duality.results.compare;

import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.Point;
import io.duality.results.RunData;
import io.duality.results.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two runs of one scenario.
 *
 * @param base name of the first run, for a reader
 * @param head name of the second
 * @param differences what differs beside the program, one line each: figures of such runs are not
 *     comparable
 * @param rows every metric of every point that is valid in both
 * @param leftOut points that are not valid in both, with the reason, one line each
 */
public record RunComparison(
    String base, String head, List<String> differences, List<Row> rows, List<String> leftOut) {
  private static final List<Metric> METRICS =
      List.of(
          Metric.THROUGHPUT,
          Metric.RESPONSE_P50,
          Metric.RESPONSE_P99,
          Metric.CPU_PER_REQUEST,
          Metric.SWITCHES_PER_REQUEST,
          Metric.ALLOCATED_PER_REQUEST,
          Metric.RSS);

  public RunComparison {
    differences = List.copyOf(differences);
    rows = List.copyOf(rows);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Compares.
   *
   * @throws IllegalArgumentException if they are runs of two experiments; one line for the user
   */
  public static RunComparison of(String base, RunData first, String head, RunData second) {
    Differences.requireOneExperiment(base, first.plan(), head, second.plan());
    List<Row> rows = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Point point : first.points().all()) {
      Optional<Point> other = find(point, second);
      if (point.outcome() == Outcome.VALID && valid(other)) {
        rows.addAll(rows(point, other.orElseThrow()));
      } else {
        leftOut.add(name(point) + ": " + outcome(Optional.of(point)) + ", " + outcome(other));
      }
    }
    for (Point point : second.points().all()) {
      if (find(point, first).isEmpty()) {
        leftOut.add(
            name(point) + ": " + outcome(Optional.empty()) + ", " + outcome(Optional.of(point)));
      }
    }
    return new RunComparison(base, head, Differences.between(first, second), rows, leftOut);
  }

  private static Optional<Point> find(Point point, RunData run) {
    return run.points().of(point.model()).stream().filter(p -> p.x() == point.x()).findFirst();
  }

  private static boolean valid(Optional<Point> point) {
    return point.filter(p -> p.outcome() == Outcome.VALID).isPresent();
  }

  private static String name(Point point) {
    return point.model() + " at " + point.x();
  }

  private static String outcome(Optional<Point> point) {
    return point.map(p -> p.outcome().name().toLowerCase(Locale.ROOT)).orElse("not run");
  }

  private static List<Row> rows(Point first, Point second) {
    List<Row> rows = new ArrayList<>();
    for (Metric metric : METRICS) {
      double[] base = positive(first, metric);
      double[] head = positive(second, metric);
      if (base.length > 0 && head.length > 0) {
        rows.add(row(first, metric, base, head));
      }
    }
    return rows;
  }

  /** Only of these is there a ratio. */
  private static double[] positive(Point point, Metric metric) {
    return Arrays.stream(metric.of(point.counted())).filter(value -> value > 0).toArray();
  }

  private static Row row(Point point, Metric metric, double[] base, double[] head) {
    Spread first = Spread.of(base);
    Spread second = Spread.of(head);
    Optional<Shift> shift = Shift.of(logs(base), logs(head));
    return new Row(
        point.model(),
        point.x(),
        metric,
        first,
        second,
        shift.map(s -> Math.exp(s.estimate())).orElse(second.median() / first.median()),
        end(shift.map(Shift::low)),
        end(shift.map(Shift::high)));
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }

  private static OptionalDouble end(Optional<Double> log) {
    return log.map(l -> OptionalDouble.of(Math.exp(l))).orElse(OptionalDouble.empty());
  }
}
