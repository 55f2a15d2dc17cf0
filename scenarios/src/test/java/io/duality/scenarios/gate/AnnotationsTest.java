package io.duality.scenarios.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnnotationsTest {
  private final FakeGate gate = new FakeGate();
  private final GatePlan plan = FakeGate.plan(10, FakeGate.CLOSED);

  @Test
  void aFailIsAnErrorUnlessItIsAdvice() throws Exception {
    gate.worse.put(GatedMetric.THROUGHPUT, 1.25);
    Conclusion conclusion = Conclusion.of(plan, gate.complete(plan));

    assertThat(Annotations.lines(conclusion, false))
        .singleElement()
        .asString()
        .startsWith("::error title=gate%3A FAIL::smoke, throughput: worse by 2")
        .contains(" %25 (")
        .contains("delta 5.000 %25, ");
    assertThat(Annotations.lines(conclusion, true))
        .singleElement()
        .asString()
        .startsWith("::warning title=gate%3A FAIL::");
  }

  @Test
  void saysOnceThatAllPassed() throws Exception {
    assertThat(Annotations.lines(Conclusion.of(plan, gate.complete(plan)), false))
        .containsExactly("::notice title=gate%3A PASS::change is not worse than main");
  }

  @Test
  void aSideThatDiesIsAnErrorInAnyCase() throws Exception {
    gate.dead = turn -> turn.side() == SideName.HEAD;

    assertThat(Annotations.lines(Conclusion.of(plan, gate.complete(plan)), true))
        .last()
        .asString()
        .startsWith("::error title=gate%3A ERROR::head, smoke, pair ");
  }

  @Test
  void nothingEndsACommandOrBeginsAnother() {
    assertThat(Annotations.data("50 %\r\n::error::x")).isEqualTo("50 %25%0D%0A::error::x");
    assertThat(Annotations.property("a:b,c%")).isEqualTo("a%3Ab%2Cc%25");
  }
}
