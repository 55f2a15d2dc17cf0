package io.duality.loadgen;

import org.HdrHistogram.Histogram;

/** The scale of all latency histograms, so that they can be added without loss. */
final class Latency {
  /** Three digits: a recorded value is at most 0.1 % off. */
  private static final int DIGITS = 3;

  /** 39 hours: above any wait that a one-hour timeout with its back-off can make. */
  private static final long MAX_NANOS = (1L << 47) - 1;

  private Latency() {}

  /** An empty histogram in nanoseconds, about 310 KB. */
  static Histogram histogram() {
    return new Histogram(MAX_NANOS, DIGITS);
  }
}
