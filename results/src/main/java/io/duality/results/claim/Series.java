package io.duality.results.claim;

import java.util.List;

/**
 * One figure, repeat by repeat.
 *
 * @param subject what it is, for a reader
 * @param values one for each repeat in which all trials that it needs are valid
 * @param lost why other repeats have none; empty where there is no other
 */
record Series(String subject, List<Double> values, String lost) {
  Series {
    values = List.copyOf(values);
  }

  /** Whether all of them have a logarithm. */
  boolean isPositive() {
    return values.stream().allMatch(value -> value > 0);
  }

  double[] array() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
