package io.duality.scenarios.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.duality.results.gate.Finding;
import io.duality.results.gate.Verdict;
import io.duality.scenarios.spec.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedTest {
  private static final Judged ALLOCATED =
      new Judged("allocated-per-request", 0.05, GatedMetric.ALLOCATED.floor());

  @Test
  void nothingOnBothSidesIsNoDifference() {
    assertThat(ALLOCATED.worsening("smoke", 0, 0)).isZero();
  }

  @Test
  void nextToNothingIsNoDifferenceThatMatters() {
    assertThat(ALLOCATED.worsening("smoke", 0, 0.5)).isLessThan(Math.log(1.05));
    assertThat(ALLOCATED.worsening("smoke", 0, 100)).isGreaterThan(Math.log(1.05));
  }

  @Test
  void moreOfWhatShouldBeFewIsWorse() {
    assertThat(ALLOCATED.worsening("smoke", 1000, 1100)).isCloseTo(0.09, within(0.01));
    assertThat(ALLOCATED.worsening("smoke", 1100, 1000)).isCloseTo(-0.09, within(0.01));
    Judged throughput = new Judged("throughput", 0.05, 0);
    assertThat(throughput.worsening("smoke", 1000, 900)).isPositive();
  }

  /** Of a server that allocates nothing by itself, and of one that allocates a kilobyte. */
  @Test
  void aTenthMoreAllocationIsAlwaysSeen() throws Exception {
    for (double base : List.of(0.0, 1000.0)) {
      for (long seed = 0; seed < 20; seed++) {
        GatePlan plan = FakeGate.plan(10, seed, FakeGate.CLOSED);
        FakeGate gate = new FakeGate();
        gate.allocated =
            turn -> turn.side() == SideName.HEAD ? Math.max(base * 1.1, base + 10) : base;
        Finding allocated =
            Conclusion.of(plan, gate.complete(plan)).findings().stream()
                .filter(finding -> finding.rule().metric().equals(ALLOCATED.metric()))
                .findFirst()
                .orElseThrow();
        assertThat(allocated.verdict()).as("from %s, seed %s", base, seed).isEqualTo(Verdict.FAIL);
      }
    }
  }

  @Test
  void nothingOnOneSideHasNoRatioWithoutAFloor() {
    Judged cpu = new Judged("cpu-per-request", 0.05, 0);
    assertThat(cpu.comparable(0, 1)).isFalse();
    assertThat(cpu.comparable(0, 0)).isTrue();
    assertThat(ALLOCATED.comparable(0, 1)).isTrue();
  }

  @Test
  void namesTheMetricsThereAre() {
    assertThat(GatedMetric.named("p99")).isEqualTo(GatedMetric.named("response-p99"));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> GatedMetric.named("latency"))
        .withMessage(
            "unknown metric 'latency'; there are throughput, cpu-per-request,"
                + " switches-per-request, allocated-per-request, rss, p99");
  }
}
