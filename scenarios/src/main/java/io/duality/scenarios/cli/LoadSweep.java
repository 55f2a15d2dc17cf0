package io.duality.scenarios.cli;

import java.util.Comparator;
import java.util.List;

/**
 * Loads one after the other that differ in their clients alone; often there is only one.
 *
 * @param asked all of them
 * @param done those whose window has begun, in that order
 * @param interrupted whether the last of these was stopped, or one more was before its window
 */
record LoadSweep(List<LoadOptions> asked, List<LoadSummary> done, boolean interrupted) {
  /** From the best to the worst: a gate cannot be judged by a measurement that is not valid. */
  private static final List<Integer> WORSE =
      List.of(
          ExitCode.OK, ExitCode.BREACHED, ExitCode.INVALID, ExitCode.FAILED, ExitCode.INTERRUPTED);

  LoadSweep {
    asked = List.copyOf(asked);
    done = List.copyOf(done);
  }

  boolean single() {
    return asked.size() == 1;
  }

  /** What the process ends with: the worst of all loads'. */
  int exitCode() {
    return interrupted
        ? ExitCode.INTERRUPTED
        : done.stream()
            .map(LoadSummary::exitCode)
            .max(Comparator.comparingInt(WORSE::indexOf))
            .orElse(ExitCode.FAILED);
  }
}
