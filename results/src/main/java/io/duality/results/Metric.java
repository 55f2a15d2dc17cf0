package io.duality.results;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A quantity that can be read off a measured trial and drawn or compared. */
public enum Metric {
  THROUGHPUT("throughput", "Throughput", "completed/s", Measurement::throughput),
  BANDWIDTH("bandwidth", "Bandwidth", "Mbit/s", Measurement::bandwidth),
  RESPONSE_MEAN("response-mean", "Mean response time", "ms", m -> m.response().mean() / 1e3),
  RESPONSE_P50("response-p50", "Median response time", "ms", m -> m.response().p50() / 1e3),
  RESPONSE_P99(
      "response-p99", "99th percentile response time", "ms", m -> m.response().p99() / 1e3),
  CPU_PER_REQUEST(
      "cpu-per-request",
      "Server CPU per request",
      "us",
      m -> m.server().cpuSeconds() * 1e6 / m.completed()),
  SWITCHES_PER_REQUEST(
      "switches-per-request",
      "Context switches per request",
      "",
      m ->
          (double) (m.server().voluntarySwitches() + m.server().involuntarySwitches())
              / m.completed()),
  RSS("rss", "Server resident memory", "MiB", m -> m.server().rssBytes() / 1048576.0),
  JAIN("jain", "Jain's fairness index", "", Measurement::jain),
  EFFECTIVE_N("effective-n", "Effective N", "clients", Measurement::effectiveN);

  private final String key;
  private final String label;
  private final String unit;
  private final ToDoubleFunction<Measurement> read;

  Metric(String key, String label, String unit, ToDoubleFunction<Measurement> read) {
    this.key = key;
    this.label = label;
    this.unit = unit;
    this.read = read;
  }

  /** Kebab-case name, as written in scenario files and column heads. */
  public String key() {
    return key;
  }

  /** For an axis, without the unit. */
  public String label() {
    return label;
  }

  /** Empty for a pure number. */
  public String unit() {
    return unit;
  }

  /** The quantity, or empty where the trial has no figures or it is not a number. */
  public OptionalDouble of(TrialRecord trial) {
    Measurement measured = trial.measured();
    if (measured == null) {
      return OptionalDouble.empty();
    }
    double value = read.applyAsDouble(measured);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
