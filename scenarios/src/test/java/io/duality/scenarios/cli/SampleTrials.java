package io.duality.scenarios.cli;

import io.duality.results.LatencySummary;
import io.duality.results.Measurement;
import io.duality.results.Outcome;
import io.duality.results.ProcessUsage;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trials that are over, of which little but the throughput counts. */
final class SampleTrials {
  private static final int SECONDS = 10;

  private SampleTrials() {}

  /** One with figures. */
  static TrialRecord measured(String model, long x, Outcome outcome, long completed) {
    LatencySummary latency = new LatencySummary(completed, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1);
    return of(
        model,
        x,
        outcome,
        new Measurement(
            1,
            completed,
            completed,
            1,
            1,
            (double) completed / SECONDS,
            1,
            Map.of(),
            Map.of(),
            latency,
            latency,
            Map.of(),
            16,
            1,
            0,
            new ProcessUsage(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            null,
            null,
            Map.of()));
  }

  /** One that did not get as far. */
  static TrialRecord failed(String model, long x) {
    return of(model, x, Outcome.FAILED, null);
  }

  private static TrialRecord of(
      String model, long x, Outcome outcome, @Nullable Measurement measured) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        "test",
        model,
        x,
        0,
        0,
        "2026-01-02T03:04:05Z",
        outcome,
        outcome == Outcome.VALID
            ? List.of()
            : List.of(new Reason("server-died", "died", "it died")),
        new TrialSetup(1, 1, 1, 1, "", "", 0, 1, 0, 0, List.of(), List.of(), Map.of()),
        measured);
  }
}
