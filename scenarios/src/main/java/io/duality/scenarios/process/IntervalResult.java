package io.duality.scenarios.process;

import io.duality.loadgen.Interval;
import java.util.List;

/**
 * A part of a window of several generators, which goes on after it.
 *
 * @param open connections established at its end
 * @param load what was recorded in it; its fairness counts nobody
 */
public record IntervalResult(int open, LoadResult load) {

  /**
   * Adds up the intervals of generators that measured at the same time.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static IntervalResult of(List<Interval> parts) {
    return new IntervalResult(
        parts.stream().mapToInt(Interval::open).sum(),
        LoadResult.of(parts.stream().map(Interval::report).toList()));
  }
}
