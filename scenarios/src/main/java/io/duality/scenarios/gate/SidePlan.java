package io.duality.scenarios.gate;

import io.duality.scenarios.side.Side;

/**
 * A side as it stands in {@code gate.json}.
 *
 * @param label for people
 * @param identity of what is run; another one is another gate
 */
public record SidePlan(String label, String identity) {
  /** What is written of a side. */
  public static SidePlan of(Side side) {
    return new SidePlan(side.label(), side.identity());
  }
}
