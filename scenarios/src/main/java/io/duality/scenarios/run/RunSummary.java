package io.duality.scenarios.run;

import io.duality.results.Outcome;
import io.duality.results.TrialRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param planned trials that were to be run
 * @param outcomes recorded trials by outcome; outcomes with none are left out
 * @param end how it ended
 * @param problem one line that says why it ended early; empty when it did not
 */
public record RunSummary(int planned, Map<Outcome, Integer> outcomes, End end, String problem) {

  /** How a run ends. */
  public enum End {
    /** Every planned trial is recorded. */
    COMPLETE,
    /** Somebody asked for it; what was recorded is kept. */
    INTERRUPTED,
    /** A record could not be written; those before it are kept. */
    BROKEN
  }

  /** As a shell reports a process that SIGINT ended. */
  public static final int EXIT_INTERRUPTED = 130;

  /** Nothing of what was measured is valid. */
  public static final int EXIT_INVALID = 4;

  public RunSummary {
    EnumMap<Outcome, Integer> copy = new EnumMap<>(Outcome.class);
    copy.putAll(outcomes);
    outcomes = Map.copyOf(copy);
  }

  /** Of these records. */
  public static RunSummary of(int planned, List<TrialRecord> records, End end, String problem) {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    records.forEach(record -> outcomes.merge(record.outcome(), 1, Integer::sum));
    return new RunSummary(planned, outcomes, end, problem);
  }

  /** Trials with that outcome. */
  public int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** Trials with figures. */
  public int measured() {
    return count(Outcome.VALID) + count(Outcome.INVALID);
  }

  /**
   * The process's exit code: 0; 1 when broken or when nothing could be measured; 4 when nothing of
   * what was measured is valid; 130.
   */
  public int exitCode() {
    return switch (end) {
      case INTERRUPTED -> EXIT_INTERRUPTED;
      case BROKEN -> 1;
      case COMPLETE -> completeExitCode();
    };
  }

  private int completeExitCode() {
    if (measured() == 0 && planned > 0) {
      return 1;
    }
    return count(Outcome.VALID) == 0 && planned > 0 ? EXIT_INVALID : 0;
  }
}
