package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.LatencySummary;
import io.duality.results.Measurement;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.ProcessUsage;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.run.Documents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialLineTest {
  private static final PlanDocument PLAN = Documents.plan(16, "epoll");

  @Test
  void aPercentileOfTooFewIsNotShown() {
    assertThat(TrialLine.of(trial(100), PLAN)).contains(", p50 ").contains(", p99 ");
    assertThat(TrialLine.of(trial(99), PLAN)).contains(", p50 ").doesNotContain("p99");
  }

  private static TrialRecord trial(long completed) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        "test",
        "epoll",
        16,
        0,
        0,
        "2026-01-02T03:04:05Z",
        Outcome.VALID,
        List.of(),
        new TrialSetup(1, 1, 1, 1, "", "", 0, 1, 0, 0, List.of(), List.of(), Map.of()),
        measured(completed));
  }

  private static Measurement measured(long completed) {
    LatencySummary latency = new LatencySummary(completed, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1);
    return new Measurement(
        1,
        completed,
        completed,
        1,
        1,
        completed,
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
        Map.of());
  }
}
