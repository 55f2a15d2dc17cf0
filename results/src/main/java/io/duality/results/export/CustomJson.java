package io.duality.results.export;

import io.duality.results.Environment;
import io.duality.results.Metric;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The custom JSON of github-action-benchmark: a list of names with a value. One file has one
 * direction; so throughput is in the one, and what a request costs in the other.
 */
final class CustomJson {
  private CustomJson() {}

  static String biggerIsBetter(PlanDocument plan, Environment environment, Series series) {
    return of(plan, environment, series, List.of(Metric.THROUGHPUT));
  }

  static String smallerIsBetter(PlanDocument plan, Environment environment, Series series) {
    return of(plan, environment, series, Series.COSTS);
  }

  private static String of(
      PlanDocument plan, Environment environment, Series series, List<Metric> metrics) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Point point : series.points()) {
      for (Metric metric : metrics) {
        point
            .value(metric)
            .ifPresent(spread ->
                entries.add(
                    entry(
                        series.name(point) + "/" + metric.key(),
                        metric,
                        spread,
                        extra(plan, environment, point))));
      }
    }
    return PrettyJson.of(entries);
  }

  private static Map<String, Object> entry(
      String name, Metric metric, Spread spread, String extra) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", name);
    entry.put("unit", metric.unit().isEmpty() ? "1" : metric.unit());
    entry.put("value", spread.median());
    if (spread.n() > 1) {
      entry.put("range", Figures.rounded(spread.low()) + " to " + Figures.rounded(spread.high()));
    }
    entry.put("extra", extra);
    return entry;
  }

  private static String extra(PlanDocument plan, Environment environment, Point point) {
    return point.n()
        + (point.n() == 1 ? " trial of " : " trials of ")
        + Figures.plain(plan.durationSeconds())
        + " s; "
        + environment.cpuModel()
        + ", "
        + environment.cpus()
        + " CPUs; "
        + environment.jdk();
  }
}
