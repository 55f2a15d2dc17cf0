package io.duality.plot;

import io.duality.results.LatencySummary;
import io.duality.results.Measurement;
import io.duality.results.TrialRecord;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A percentile of the response time that every record tells. */
enum Level {
  P50("50 %", "Median response time", 1, LatencySummary::p50),
  P75("75 %", "75th percentile of the response time", 4, LatencySummary::p75),
  P90("90 %", "90th percentile of the response time", 100, LatencySummary::p90),
  P99("99 %", "99th percentile of the response time", 100, LatencySummary::p99),
  P999("99.9 %", "99.9th percentile of the response time", 1_000, LatencySummary::p999),
  P9999("99.99 %", "99.99th percentile of the response time", 10_000, LatencySummary::p9999),
  MAX("largest", "Largest response time", 1, LatencySummary::max);

  private final String label;
  private final String quantity;
  private final long least;
  private final ToDoubleFunction<LatencySummary> micros;

  /**
   * One of them.
   *
   * @param least responses that a trial needs, so that one lies beyond; as many as charts of the
   *     90th and 99th percentile ask for
   */
  Level(String label, String quantity, long least, ToDoubleFunction<LatencySummary> micros) {
    this.label = label;
    this.quantity = quantity;
    this.least = least;
    this.micros = micros;
  }

  /** Short: {@code 99.9 %}. */
  String label() {
    return label;
  }

  /** For an axis, without the unit. */
  String quantity() {
    return quantity;
  }

  /** In milliseconds; empty where the trial has too few responses. */
  OptionalDouble millis(TrialRecord trial) {
    Measurement measured = trial.measured();
    return measured == null || measured.response().count() < least
        ? OptionalDouble.empty()
        : OptionalDouble.of(micros.applyAsDouble(measured.response()) / 1e3);
  }
}
