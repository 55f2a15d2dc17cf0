package io.duality.scenarios.gate;

/**
 * Two trials of one scenario, one right after the other, or both at the same time in turns.
 *
 * @param id unique in the gate, from 0
 * @param scenario its name
 * @param control whether it is the base against itself
 * @param headFirst whether the head, or in a control the second of the two that are compared, is
 *     measured first
 */
public record Pair(int id, String scenario, boolean control, boolean headFirst) {

  /**
   * Whether the trial at a place is the one that is compared with the other.
   *
   * @param place 0 or 1
   */
  boolean compared(int place) {
    return (place == 0) == headFirst;
  }

  /** What is started at a place, 0 or 1. */
  SideName side(int place) {
    return !control && compared(place) ? SideName.HEAD : SideName.BASE;
  }
}
