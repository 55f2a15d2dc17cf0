package io.duality.scenarios.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The order of pairs: those of all scenarios and of the control shuffled together, so that drift of
 * the machine falls on all alike. In half of each kind the head comes first: an advantage of the
 * second trial over the first, whatever it is, then cancels out.
 */
final class PairOrder {
  private PairOrder() {}

  /**
   * Pairs in the order in which they are made; the same seed gives the same.
   *
   * @param pairs of base and head in each scenario
   * @param control pairs of base and base in each scenario
   * @param firstId of the ids, which count up
   */
  static List<Pair> of(List<String> scenarios, int pairs, int control, int firstId, long seed) {
    List<Pair> all = new ArrayList<>();
    for (String scenario : scenarios) {
      add(all, scenario, false, pairs, firstId);
      add(all, scenario, true, control, firstId);
    }
    Collections.shuffle(all, new Random(seed));
    return List.copyOf(all);
  }

  private static void add(List<Pair> to, String scenario, boolean control, int pairs, int firstId) {
    for (int i = 0; i < pairs; i++) {
      to.add(new Pair(firstId + to.size(), scenario, control, i % 2 == 1));
    }
  }
}
