package io.duality.scenarios.gate;

/** Follows a gate. Called from its thread; must neither block nor throw. */
public interface GateListener {

  /** A trial begins. */
  default void begins(Turn turn) {}

  /**
   * A trial is over and on the disk.
   *
   * @param course after it
   */
  default void ended(Turn turn, GateTrial trial, Course course) {}
}
