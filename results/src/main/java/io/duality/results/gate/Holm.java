package io.duality.results.gate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction (1979): the chance of any false finding among m stays at the level.
 */
final class Holm {
  private Holm() {}

  /** Adjusted probabilities, each in the place of its raw one; comparable with the level itself. */
  static double[] adjust(double... raw) {
    Integer[] order = IntStream.range(0, raw.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> raw[i]));
    double[] adjusted = new double[raw.length];
    double highest = 0;
    for (int i = 0; i < order.length; i++) {
      highest = Math.max(highest, Math.min(1, (raw.length - i) * raw[order[i]]));
      adjusted[order[i]] = highest;
    }
    return adjusted;
  }
}
