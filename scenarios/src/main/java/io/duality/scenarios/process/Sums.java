package io.duality.scenarios.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what several processes counted. */
final class Sums {
  private Sums() {}

  /** By key; -1, which says "not known", stays -1. */
  static Map<String, Long> of(List<Map<String, Long>> counts) {
    Map<String, Long> sums = new LinkedHashMap<>();
    counts.forEach(one -> one.forEach((key, value) -> sums.merge(key, value, Sums::plus)));
    return sums;
  }

  private static long plus(long one, long other) {
    return one < 0 || other < 0 ? -1 : one + other;
  }
}
