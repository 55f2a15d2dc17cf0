package io.duality.scenarios.cli;

import java.util.Optional;

/**
 * What came of one load.
 *
 * @param summary empty if it was stopped, or failed, before its window
 * @param failure of the generator or of a file, one line
 */
record LoadOutcome(Optional<LoadSummary> summary, Optional<String> failure) {

  static LoadOutcome failed(String message) {
    return new LoadOutcome(Optional.empty(), Optional.of(message));
  }

  static LoadOutcome stopped() {
    return new LoadOutcome(Optional.empty(), Optional.empty());
  }

  /** Whether it went on to its end, so that another may follow. */
  boolean whole() {
    return failure.isEmpty() && summary.map(load -> !load.result().interrupted()).orElse(false);
  }
}
