package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.TrialRecord;
import io.duality.scenarios.run.Documents;
import org.junit.jupiter.api.Test;

class TrialLineTest {
  private static final PlanDocument PLAN = Documents.plan(16, "epoll");

  @Test
  void aPercentileOfTooFewIsNotShown() {
    assertThat(TrialLine.of(trial(100), PLAN)).contains(", p50 ").contains(", p99 ");
    assertThat(TrialLine.of(trial(99), PLAN)).contains(", p50 ").doesNotContain("p99");
  }

  private static TrialRecord trial(long completed) {
    return SampleTrials.measured("epoll", 16, Outcome.VALID, completed);
  }
}
