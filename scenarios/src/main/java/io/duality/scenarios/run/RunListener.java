package io.duality.scenarios.run;

import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.TrialPlan;

/** Follows a run. Called from the run's thread; must not block and must not throw. */
public interface RunListener {

  /**
   * Whether a person follows. What only people look at is read for them alone, so that a run in a
   * pipe is not disturbed for it at all.
   */
  default boolean watches() {
    return false;
  }

  /**
   * A trial begins.
   *
   * @param index from 0, its place in the plan; a resumed run leaves out what is recorded
   */
  default void trialStarted(int index, TrialPlan trial) {}

  /** A trial has come to a phase, or has moved on in it; several times a second. */
  default void progress(TrialProgress progress) {}

  /** The generators have just begun to measure a load. */
  default void windowBegan() {}

  /** A part of a load's window is over; parts come in order and without a gap. */
  default void interval(LoadInterval interval) {}

  /** They are told to end it right after this. */
  default void windowEnds() {}

  /** A trial is over and its record is on the disk. */
  default void trialEnded(TrialRecord record) {}

  /** Something that the user should know, one line. */
  default void note(String line) {}
}
