package io.duality.scenarios.jmh;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** Scores of JMH in one unit. Pure. */
final class Scores {
  private static final double NANOS = 1e9;

  private Scores() {}

  /**
   * Operations a second of all threads together.
   *
   * @param score of an iteration, in the benchmark's mode and unit
   * @throws IllegalStateException if it is none
   */
  static double perSecond(BenchmarkParams benchmark, double score) {
    double rate =
        perSecond(benchmark.getMode(), benchmark.getTimeUnit(), benchmark.getThreads(), score);
    if (!Double.isFinite(rate) || rate <= 0) {
      throw new IllegalStateException(
          benchmark.getBenchmark() + " has no score in some iteration, but " + score);
    }
    return rate;
  }

  static double perSecond(Mode mode, TimeUnit unit, int threads, double score) {
    double seconds = unit.toNanos(1) / NANOS;
    return switch (mode) {
      case Throughput -> score / seconds;
      case AverageTime, SampleTime, SingleShotTime -> threads / (score * seconds);
      case All -> throw new IllegalArgumentException("a result is of one mode");
    };
  }

  /** The auxiliary counters: rates as so many a second, all else as JMH gives it. */
  @SuppressWarnings("rawtypes") // JMH's own signature
  static Map<String, Double> counters(BenchmarkParams benchmark, IterationResult result) {
    double seconds = benchmark.getTimeUnit().toNanos(1) / NANOS;
    Map<String, Double> counters = new TreeMap<>();
    for (Map.Entry<String, Result> counter : result.getSecondaryResults().entrySet()) {
      boolean rate = counter.getValue().getScoreUnit().startsWith("ops/");
      double score = counter.getValue().getScore();
      if (Double.isFinite(score)) {
        counters.put(counter.getKey(), rate ? score / seconds : score);
      }
    }
    return counters;
  }
}
