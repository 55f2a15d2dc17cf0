package io.duality.results.claim;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * A figure of one repeat, or why there is none.
 *
 * @param value the figure
 * @param why there is none; empty if there is
 */
record Found(OptionalDouble value, String why) {
  static Found of(double value) {
    return new Found(OptionalDouble.of(value), "");
  }

  static Found missing(String why) {
    return new Found(OptionalDouble.empty(), why);
  }

  /** This one divided by another; 0 is less than any part of what is above it, and has none. */
  Found over(Found other) {
    if (value.isEmpty() || other.value.isEmpty()) {
      return value.isEmpty() ? this : other;
    }
    double ratio = value.getAsDouble() / other.value.getAsDouble();
    return ratio >= 0 && Double.isFinite(ratio)
        ? of(ratio)
        : missing(value.getAsDouble() + " and " + other.value.getAsDouble() + " have no ratio");
  }

  Found map(DoubleUnaryOperator change) {
    return value.isEmpty() ? this : of(change.applyAsDouble(value.getAsDouble()));
  }
}
