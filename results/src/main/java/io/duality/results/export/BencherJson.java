package io.duality.results.export;

import io.duality.results.Metric;
import io.duality.results.Point;
import io.duality.results.Spread;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bencher metric format: by benchmark, by measure. Its own measures are {@code throughput} in
 * operations a second and {@code latency} in nanoseconds, which is the median here; the rest goes
 * out under the metric's key and in its unit.
 */
final class BencherJson {
  private static final double NANOS_PER_MILLI = 1e6;

  private BencherJson() {}

  static String of(Series series) {
    Map<String, Object> benchmarks = new LinkedHashMap<>();
    series.points().forEach(point -> benchmarks.put(series.name(point), measures(point)));
    return PrettyJson.of(benchmarks);
  }

  private static Map<String, Object> measures(Point point) {
    Map<String, Object> measures = new LinkedHashMap<>();
    put(measures, "throughput", point, Metric.THROUGHPUT, 1);
    put(measures, "latency", point, Metric.RESPONSE_P50, NANOS_PER_MILLI);
    Series.COSTS.stream()
        .filter(metric -> metric != Metric.RESPONSE_P50)
        .forEach(metric -> put(measures, metric.key(), point, metric, 1));
    return measures;
  }

  private static void put(
      Map<String, Object> measures, String name, Point point, Metric metric, double factor) {
    point.value(metric).ifPresent(spread -> measures.put(name, value(spread, factor)));
  }

  private static Map<String, Double> value(Spread spread, double factor) {
    Map<String, Double> value = new LinkedHashMap<>();
    value.put("value", spread.median() * factor);
    value.put("lower_value", spread.low() * factor);
    value.put("upper_value", spread.high() * factor);
    return value;
  }
}
