package io.duality.loadgen;

/**
 * A cheap glance while the load runs; counts are since {@code load}.
 *
 * @param completed requests completed rightly
 * @param errors failures of all kinds
 * @param ended requests, and connects for one, that have ended in whatever way
 * @param open connections established now
 * @param p99Nanos 99th percentile of response time; 0 if nothing has completed
 */
public record Progress(long completed, long errors, long ended, int open, long p99Nanos) {}
