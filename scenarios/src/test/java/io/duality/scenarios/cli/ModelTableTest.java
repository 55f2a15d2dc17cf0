package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.TrialRecord;
import io.duality.scenarios.run.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTableTest {
  private static final PlanDocument PLAN =
      Documents.plan(List.of(1L, 1024L), List.of("epoll", "virtual", "pooled"));

  @Test
  void hasOneLineForEachModel() {
    List<TrialRecord> trials =
        List.of(
            measured("epoll", 1, Outcome.VALID, 100),
            measured("epoll", 1024, Outcome.VALID, 200),
            measured("virtual", 1, Outcome.VALID, 300),
            measured("virtual", 1024, Outcome.INVALID, 50),
            SampleTrials.failed("pooled", 1024));
    assertThat(ModelTable.lines(PLAN, trials))
        .containsExactly(
            "model    best completed/s  at clients  p99 ms  CPU us a request  at 1,024  valid trials",
            "epoll                 200       1,024   0.001               500       200        2 of 2",
            "virtual               300           1   0.001               333    (50.0)        1 of 2",
            "pooled                  -           -       -                 -    failed        0 of 1");
  }

  /** What is not valid is nobody's best, however good it looks. */
  @Test
  void anInvalidPointIsNotTheBest() {
    List<TrialRecord> trials =
        List.of(
            measured("epoll", 1, Outcome.VALID, 100),
            measured("epoll", 1024, Outcome.INVALID, 900));
    assertThat(ModelTable.lines(PLAN, trials).get(1)).startsWith("epoll                 100");
  }

  @Test
  void theLeastCostIsTheBest() {
    List<TrialRecord> trials =
        List.of(
            measured("epoll", 1, Outcome.VALID, 100), measured("epoll", 1024, Outcome.VALID, 200));
    List<String> lines = ModelTable.lines(drawing(Metric.CPU_PER_REQUEST), trials);
    assertThat(lines.get(0)).startsWith("model    best us  at clients");
    assertThat(lines.get(1)).startsWith("epoll        500       1,024");
  }

  private static PlanDocument drawing(Metric metric) {
    return new PlanDocument(
        PLAN.schema(),
        PLAN.scenario(),
        PLAN.title(),
        PLAN.source(),
        PLAN.xName(),
        PLAN.completedName(),
        PLAN.profile(),
        PLAN.seed(),
        PLAN.models(),
        PLAN.xs(),
        PLAN.repeats(),
        PLAN.warmupSeconds(),
        PLAN.durationSeconds(),
        PLAN.workload(),
        List.of(
            new ChartSpec(
                "chart", "A chart", metric, ChartSpec.Scale.LINEAR, false, false, List.of())),
        PLAN.command(),
        PLAN.variants());
  }

  private static TrialRecord measured(String model, long x, Outcome outcome, int throughput) {
    return SampleTrials.measured(model, x, outcome, 10L * throughput);
  }
}
