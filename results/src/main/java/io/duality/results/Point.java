package io.duality.results;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All trials of one model at one x.
 *
 * @param model the concurrency model's id
 * @param x position on the run's x axis
 * @param outcome {@link Outcome#INVALID} if the generator was at its limit in any trial, for what
 *     is left are the slower ones; else {@link Outcome#VALID} if any trial is, else {@link
 *     Outcome#INVALID} if any trial has figures, else {@link Outcome#FAILED} if any trial was
 *     started, else {@link Outcome#IMPOSSIBLE}
 * @param counted the trials that the values stand on, in their order: those of that outcome, or all
 *     that have figures where it is {@link Outcome#INVALID}
 * @param trials how many trials the point has in all
 * @param values each quantity over the counted trials; empty when the outcome has no figures, and
 *     without the quantities that no trial has
 * @param reasons why trials are not valid, one of each code, in the order of their first trial; a
 *     valid point has some when a trial of it was left out
 */
public record Point(
    String model,
    long x,
    Outcome outcome,
    List<TrialRecord> counted,
    int trials,
    Map<Metric, Spread> values,
    List<Reason> reasons) {

  public Point {
    counted = List.copyOf(counted);
    EnumMap<Metric, Spread> copy = new EnumMap<>(Metric.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
    reasons = List.copyOf(reasons);
  }

  /** How many trials the values stand on. */
  public int n() {
    return counted.size();
  }

  /** The quantity over the point's trials, if it has any. */
  public Optional<Spread> value(Metric metric) {
    return Optional.ofNullable(values.get(metric));
  }
}
