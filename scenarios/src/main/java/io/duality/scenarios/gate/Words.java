package io.duality.scenarios.gate;

import io.duality.results.Reason;
import java.util.Locale;

/** What went wrong with a trial, in one line. */
final class Words {
  private Words() {}

  static String broken(Turn turn, GateTrial trial) {
    return where(turn) + " could not be measured: " + trial.trial().reasons().getFirst().message();
  }

  static String invalid(Turn turn, GateTrial trial) {
    return where(turn) + ": " + trial.faults().getFirst().message();
  }

  static String noisy(GatePlan plan, GateTrial last) {
    Reason reason = last.disturbances().getFirst();
    return String.format(
        Locale.ROOT,
        "%d pairs were disturbed and made again, which is the limit, and one more was: %s",
        plan.mostRepeats(),
        reason.message());
  }

  /** Which trial. */
  static String where(Turn turn) {
    return String.format(
        Locale.ROOT,
        "%s, %s, pair %d%s, its %s trial",
        turn.side().key(),
        turn.pair().scenario(),
        turn.pair().id(),
        turn.pair().control() ? " (control)" : "",
        turn.place() == 0 ? "first" : "second");
  }
}
