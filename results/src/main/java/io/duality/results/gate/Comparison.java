package io.duality.results.gate;

import java.util.List;

/**
 * All pairs of one metric, on the scale of {@link Rule#worsening}.
 *
 * @param rule what is judged
 * @param worsenings of the head against the base, one a pair, at least one
 * @param control of the base against itself, one a pair: what this machine shows where there is
 *     nothing to see; empty if none was made
 */
public record Comparison(Rule rule, List<Double> worsenings, List<Double> control) {
  public Comparison {
    worsenings = List.copyOf(worsenings);
    control = List.copyOf(control);
    if (worsenings.isEmpty()) {
      throw new IllegalArgumentException(rule.metric() + ": there is no pair to judge");
    }
  }

  double p() {
    return SignedRank.twoSidedP(values(worsenings));
  }

  static double[] values(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
