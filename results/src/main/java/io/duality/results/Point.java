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
 * @param outcome {@link Outcome#VALID} if any trial is, else {@link Outcome#INVALID} if any trial
 *     has figures, else {@link Outcome#FAILED} if any trial was started, else {@link
 *     Outcome#IMPOSSIBLE}
 * @param n trials of that outcome; the values stand on them alone
 * @param trials all trials of the point
 * @param values each quantity over the {@code n} trials; empty when the outcome has no figures, and
 *     without the quantities that no trial has
 * @param reasons why trials are not valid, one of each code, in the order of their first trial; a
 *     valid point has some when a trial of it was left out
 */
public record Point(
    String model,
    long x,
    Outcome outcome,
    int n,
    int trials,
    Map<Metric, Spread> values,
    List<Reason> reasons) {

  public Point {
    EnumMap<Metric, Spread> copy = new EnumMap<>(Metric.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
    reasons = List.copyOf(reasons);
  }

  /** The quantity over the point's trials, if it has any. */
  public Optional<Spread> value(Metric metric) {
    return Optional.ofNullable(values.get(metric));
  }
}
