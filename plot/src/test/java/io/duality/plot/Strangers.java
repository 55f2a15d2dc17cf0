package io.duality.plot;

import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.Reason;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.util.List;
import java.util.Map;

/** A run whose every text was written by somebody who means ill. */
final class Strangers {
  /** Ends an attribute, an element and a string, and would set the page's title. */
  static final String TEXT =
      "\"'><script>document.title='taken'</script><img src=x onerror=document.title='taken'>";

  private Strangers() {}

  static RunData run() {
    TrialRecord good = Trials.measured(0, TEXT, 1, 0, 900, null);
    TrialRecord noted =
        new TrialRecord(
            good.schema(),
            TEXT,
            TEXT,
            1,
            0,
            0,
            TEXT,
            Outcome.VALID,
            List.of(),
            good.setup(),
            good.measured(),
            List.of(TEXT));
    Reason reason = new Reason("evil", TEXT, TEXT);
    return new RunData(
        plan(Runs.small().plan()),
        Runs.environment(),
        List.of(noted, Trials.failed(1, TEXT, 2, 0, Outcome.FAILED, reason)),
        List.of(TEXT));
  }

  private static PlanDocument plan(PlanDocument plan) {
    return new PlanDocument(
        plan.schema(),
        TEXT,
        TEXT,
        TEXT,
        TEXT,
        TEXT,
        TEXT,
        1,
        List.of(TEXT),
        List.of(1L, 2L),
        1,
        1,
        1,
        Map.of(TEXT, TEXT),
        plan.charts(),
        List.of(TEXT),
        plan.variants());
  }
}
