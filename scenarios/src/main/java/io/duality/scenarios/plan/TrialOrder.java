package io.duality.scenarios.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The order of trials: for each repeat the points come in random order, and at each point every
 * model has its turn, in random order too, before the next point. Drift of the machine so falls on
 * all models alike, which blocks of one model after the other would not do.
 */
final class TrialOrder {
  private TrialOrder() {}

  /** A trial's place in the grid. */
  record Slot(String model, long x, int repeat) {}

  /** All slots; the same seed gives the same order. */
  static List<Slot> of(List<String> models, List<Long> xs, int repeats, long seed) {
    Random random = new Random(seed);
    List<Slot> order = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      List<Long> points = new ArrayList<>(xs);
      Collections.shuffle(points, random);
      for (long x : points) {
        List<String> turn = new ArrayList<>(models);
        Collections.shuffle(turn, random);
        for (String model : turn) {
          order.add(new Slot(model, x, repeat));
        }
      }
    }
    return order;
  }
}
