package io.duality.scenarios.cli;

import io.duality.results.Reason;
import java.util.ArrayList;
import java.util.List;

/** What a load's gates and rules of validity say, a line each. */
final class LoadVerdictText {
  private LoadVerdictText() {}

  static List<String> lines(LoadSummary load) {
    List<String> lines = new ArrayList<>();
    for (Gate.Verdict verdict : load.verdicts()) {
      switch (verdict.standing()) {
        case KEPT -> lines.add("Gate kept: " + verdict.message());
        case BREACHED -> lines.add("Gate breached: " + verdict.message());
        case UNKNOWN -> {
          // Among the reasons below.
        }
      }
    }
    for (Reason reason : load.invalid()) {
      lines.add("Not valid: " + reason.message());
    }
    if (load.exitCode() == ExitCode.INVALID && load.breached()) {
      lines.add("Both not valid, which is exit code 4, and in breach of a gate");
    }
    return lines;
  }

  /** In two words. */
  static String brief(LoadSummary load) {
    return switch (load.exitCode()) {
      case ExitCode.OK -> "valid";
      case ExitCode.BREACHED -> "gate breached";
      case ExitCode.INVALID -> "not valid";
      case ExitCode.INTERRUPTED -> "interrupted";
      default -> "nothing completed";
    };
  }
}
