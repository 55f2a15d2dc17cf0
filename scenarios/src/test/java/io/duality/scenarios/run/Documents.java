package io.duality.scenarios.run;

import io.duality.results.Environment;
import io.duality.results.PlanDocument;
import io.duality.results.TrialRecord;
import java.util.List;
import java.util.Map;

/** What a run writes beside its records, for tests that do not look at it. */
public final class Documents {
  private Documents() {}

  /** One point. */
  public static PlanDocument plan(long clients, String... models) {
    return plan(List.of(clients), List.of(models));
  }

  /** Several points. */
  public static PlanDocument plan(List<Long> clients, List<String> models) {
    return new PlanDocument(
        TrialRecord.SCHEMA,
        "test",
        "A test",
        "nowhere",
        "clients",
        "requests",
        "quick",
        1,
        models,
        clients,
        1,
        0.05,
        0.2,
        Map.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Of any machine. */
  public static Environment environment() {
    return new Environment(
        TrialRecord.SCHEMA,
        "Linux",
        "cpu",
        2,
        1,
        Map.of(),
        "25",
        List.of(),
        "unknown",
        Map.of(),
        Map.of(),
        "",
        "",
        "2026-01-02T03:04:05Z");
  }
}
