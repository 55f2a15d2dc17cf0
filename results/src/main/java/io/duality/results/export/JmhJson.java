package io.duality.results.export;

import io.duality.results.Environment;
import io.duality.results.Metric;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Spread;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * JMH's result format (its {@code JSONResultFormat}): one benchmark a point, a fork for each trial
 * with one iteration, its window. The score is the median of the trials, as everywhere here, and
 * its confidence the median's band.
 *
 * <p>Readers differ, and this is what all take: clients stand in the name and not in {@code
 * params}, which Bencher ignores; a unit is {@code ops/TIME} or {@code TIME/op}; {@code
 * scoreConfidence} has two numbers; {@code secondaryMetrics} is always there.
 */
final class JmhJson {
  /** The version whose format this is. */
  private static final String JMH_VERSION = "1.37";

  private static final double[] PERCENTILES = {
    0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100
  };

  private JmhJson() {}

  static String of(PlanDocument plan, Environment environment, Series series) {
    return PrettyJson.of(
        series.points().stream()
            .filter(point -> point.value(Metric.THROUGHPUT).isPresent())
            .map(point -> benchmark(plan, environment, point))
            .toList());
  }

  private static Map<String, Object> benchmark(
      PlanDocument plan, Environment environment, Point point) {
    String[] jdk = environment.jdk().split(" ", 2);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("jmhVersion", JMH_VERSION);
    entry.put("benchmark", name(plan, point));
    entry.put("mode", "thrpt");
    entry.put("threads", 1);
    entry.put("forks", point.n());
    entry.put("jvm", "java");
    entry.put("jvmArgs", point.counted().getFirst().setup().serverJvm());
    entry.put("jdkVersion", jdk[0]);
    entry.put("vmName", jdk.length > 1 ? jdk[1] : jdk[0]);
    entry.put("vmVersion", jdk[0]);
    entry.put("warmupIterations", 1);
    entry.put("warmupTime", seconds(plan.warmupSeconds()));
    entry.put("warmupBatchSize", 1);
    entry.put("measurementIterations", 1);
    entry.put("measurementTime", seconds(plan.durationSeconds()));
    entry.put("measurementBatchSize", 1);
    entry.put("primaryMetric", metric(point, Metric.THROUGHPUT, "ops/s"));
    entry.put("secondaryMetrics", costs(point));
    return entry;
  }

  /** Readers split it at its dots into package, class and method. */
  private static String name(PlanDocument plan, Point point) {
    return "duality."
        + identifier(plan.scenario())
        + "."
        + identifier(point.model())
        + "_"
        + point.x();
  }

  private static String identifier(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_");
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%s s", Figures.plain(seconds));
  }

  private static Map<String, Object> costs(Point point) {
    Map<String, Object> costs = new LinkedHashMap<>();
    for (Metric metric : Series.COSTS) {
      if (point.value(metric).isPresent()) {
        costs.put(metric.key(), metric(point, metric, Figures.perOperation(metric)));
      }
    }
    return costs;
  }

  private static Map<String, Object> metric(Point point, Metric metric, String unit) {
    double[] values = metric.of(point.counted());
    Spread spread = Spread.of(values);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("score", spread.median());
    // One trial has no error, which is not the same as an error of zero.
    entry.put("scoreError", values.length < 2 ? "NaN" : (spread.high() - spread.low()) / 2);
    entry.put("scoreConfidence", List.of(spread.low(), spread.high()));
    entry.put("scorePercentiles", percentiles(values));
    entry.put("scoreUnit", unit);
    entry.put("rawData", Arrays.stream(values).mapToObj(List::of).toList());
    return entry;
  }

  /** By nearest rank. */
  private static Map<String, Double> percentiles(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    Map<String, Double> percentiles = new LinkedHashMap<>();
    for (double p : PERCENTILES) {
      int rank = (int) Math.ceil(p / 100 * sorted.length);
      percentiles.put(Double.toString(p), sorted[Math.max(rank, 1) - 1]);
    }
    return percentiles;
  }
}
