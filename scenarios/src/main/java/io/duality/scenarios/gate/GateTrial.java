package io.duality.scenarios.gate;

import io.duality.results.Outcome;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.scenarios.run.MachineShares;
import java.util.List;

/**
 * One line of {@code trials.jsonl}.
 *
 * @param schema version of this shape
 * @param pair id of its pair
 * @param attempt at this pair, from 0
 * @param place in the pair, 0 or 1
 * @param side what was started
 * @param around what the machine did beside it
 * @param disturbances limits of the environment that it broke; the pair is then made again
 * @param trial what was measured, whatever became of it
 */
public record GateTrial(
    int schema,
    int pair,
    int attempt,
    int place,
    SideName side,
    MachineShares around,
    List<Reason> disturbances,
    TrialRecord trial) {

  public GateTrial {
    disturbances = List.copyOf(disturbances);
    if (pair < 0 || attempt < 0 || place < 0 || place > 1) {
      throw new IllegalArgumentException(
          "pair " + pair + ", attempt " + attempt + ", place " + place + " is no trial of a gate");
    }
  }

  /**
   * The record of a turn that is over.
   *
   * @param shared whether the machine was the other one's of the pair in turn
   */
  static GateTrial of(Turn turn, boolean shared, MachineShares around, TrialRecord trial) {
    return new GateTrial(
        TrialRecord.SCHEMA,
        turn.pair().id(),
        turn.attempt(),
        turn.place(),
        turn.side(),
        around,
        Disturbance.reasons(around, shared, trial),
        trial);
  }

  /** Whether it is of that turn. */
  boolean isOf(Turn turn) {
    return pair == turn.pair().id()
        && attempt == turn.attempt()
        && place == turn.place()
        && side == turn.side();
  }

  /** Whether no figure came of it: the side could not be started, or died. */
  boolean broken() {
    return trial.outcome() == Outcome.FAILED || trial.outcome() == Outcome.IMPOSSIBLE;
  }

  /** Rules of validity that it broke and that no disturbance explains. */
  public List<Reason> faults() {
    return Disturbance.faults(trial);
  }
}
