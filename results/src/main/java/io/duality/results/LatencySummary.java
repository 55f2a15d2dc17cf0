package io.duality.results;

import org.HdrHistogram.AbstractHistogram;

/**
 * A histogram in a dozen numbers, all in microseconds. Percentiles are read from the merged
 * histogram of all generator threads, never averaged.
 *
 * @param count values recorded; with 0 every other component is 0
 */
public record LatencySummary(
    long count,
    double min,
    double mean,
    double stdDev,
    double p50,
    double p75,
    double p90,
    double p99,
    double p999,
    double p9999,
    double max) {

  /** Of no value at all. */
  public static final LatencySummary NONE = new LatencySummary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final double NANOS_PER_MICRO = 1e3;

  public LatencySummary {
    Checks.atLeast(0, "count", count);
    Checks.atLeast(0, "min", min);
    Checks.atLeast(0, "mean", mean);
    Checks.atLeast(0, "stdDev", stdDev);
    Checks.atLeast(0, "p50", p50);
    Checks.atLeast(0, "p75", p75);
    Checks.atLeast(0, "p90", p90);
    Checks.atLeast(0, "p99", p99);
    Checks.atLeast(0, "p999", p999);
    Checks.atLeast(0, "p9999", p9999);
    Checks.atLeast(0, "max", max);
  }

  /**
   * The summary of a histogram.
   *
   * @param nanos values in nanoseconds; not changed
   */
  public static LatencySummary of(AbstractHistogram nanos) {
    long count = nanos.getTotalCount();
    if (count == 0) {
      return NONE;
    }
    return new LatencySummary(
        count,
        nanos.getMinValue() / NANOS_PER_MICRO,
        nanos.getMean() / NANOS_PER_MICRO,
        nanos.getStdDeviation() / NANOS_PER_MICRO,
        micros(nanos, 50),
        micros(nanos, 75),
        micros(nanos, 90),
        micros(nanos, 99),
        micros(nanos, 99.9),
        micros(nanos, 99.99),
        nanos.getMaxValue() / NANOS_PER_MICRO);
  }

  private static double micros(AbstractHistogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }
}
