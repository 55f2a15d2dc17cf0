package io.duality.results;

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
    double max) {}
