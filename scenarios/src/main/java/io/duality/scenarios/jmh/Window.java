package io.duality.scenarios.jmh;

import io.duality.servers.process.SelfUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;

/**
 * Sums up the iterations of the window. What the process uses between them, where JMH writes its
 * lines and a benchmark's own threads go on, belongs to none of the operations. For one thread.
 */
final class Window {
  private static final double MILLION = 1e6;

  private final int iterations;
  private final List<Double> rates = new ArrayList<>();
  private final Map<String, Double> counters = new TreeMap<>();
  private final Map<String, Long> usage = new TreeMap<>();
  private Map<String, Long> before = Map.of();
  private double seconds;
  private long operations;
  private long operationsInWindow;
  private long operationsInAll;

  Window(int iterations) {
    this.iterations = iterations;
  }

  /** Operations of any iteration, counted or not. */
  void operations(long all) {
    operationsInAll += all;
  }

  /** An iteration of the window begins. */
  void begin() {
    before = SelfUsage.read();
  }

  /** It has ended. */
  void end(BenchmarkParams benchmark, IterationResult result) {
    Map<String, Long> now = SelfUsage.read();
    now.forEach((name, value) -> usage.merge(name, since(name, value), Window::sum));
    long measured = result.getMetadata().getMeasuredOps();
    double rate = Scores.perSecond(benchmark, result.getPrimaryResult().getScore());
    rates.add(rate);
    operations += measured;
    seconds += measured / rate;
    operationsInWindow += result.getMetadata().getAllOps();
    Scores.counters(benchmark, result)
        .forEach((name, value) -> counters.merge(name, value, Double::sum));
  }

  private long since(String name, long now) {
    long then = before.getOrDefault(name, -1L);
    return then < 0 || now < 0 ? -1 : Math.max(0, now - then);
  }

  private static long sum(long one, long other) {
    return one < 0 || other < 0 ? -1 : one + other;
  }

  /** What the process used in the iterations, as the end of a line. */
  String usage() {
    StringBuilder line = new StringBuilder();
    usage.forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
    return line.toString();
  }

  /** What was measured, as the end of a line. */
  String report() {
    if (rates.size() != iterations) {
      throw new IllegalStateException(
          "JMH made " + rates.size() + " iterations of " + iterations + "; see the log");
    }
    StringBuilder line = new StringBuilder();
    // Not the mean of the rates: a shot, or an operation longer than an iteration, has its own
    // time.
    line.append(" per-second=").append(operations / seconds);
    line.append(" operations=").append(operations);
    line.append(" operations-in-window=").append(operationsInWindow);
    line.append(" operations-in-all=").append(operationsInAll);
    line.append(" iterations=").append(iterations);
    line.append(" spread-ppm=").append(Math.round(spread() * MILLION));
    counters.forEach((name, sum) -> {
      String key = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
      line.append(' ').append(key).append('=').append(Math.round(sum / iterations));
    });
    return line.toString();
  }

  /** The iterations' standard deviation over their mean. */
  private double spread() {
    double mean = rates.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double squares = rates.stream().mapToDouble(rate -> (rate - mean) * (rate - mean)).sum();
    return rates.size() < 2 ? 0 : Math.sqrt(squares / (rates.size() - 1)) / mean;
  }
}
