package io.duality.scenarios.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duality.results.gate.Finding;
import io.duality.results.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
  private final FakeGate gate = new FakeGate();

  @Test
  void makesEachPairOnceInTheOrderOfThePlan() throws Exception {
    GatePlan plan = FakeGate.plan(10, FakeGate.CLOSED, FakeGate.OPEN);

    Conclusion conclusion = Conclusion.of(plan, gate.complete(plan));

    List<Turn> expected = new ArrayList<>();
    for (Pair pair : plan.order()) {
      expected.add(new Turn(pair, 0, 0));
      expected.add(new Turn(pair, 0, 1));
    }
    assertThat(gate.made).isEqualTo(expected);
    assertThat(conclusion.verdict()).contains(Verdict.PASS);
    assertThat(conclusion.findings()).hasSize(6).extracting(Finding::pairs).containsOnly(10);
    assertThat(conclusion.problems()).isEmpty();
    assertThat(conclusion.notes()).isEmpty();
  }

  @Test
  void makesMorePairsOfAScenarioBeforeItFails() throws Exception {
    GatePlan plan = FakeGate.plan(10, FakeGate.CLOSED, FakeGate.OPEN);
    gate.worse.put(GatedMetric.THROUGHPUT, 1.1);

    Course course = gate.complete(plan);
    Conclusion conclusion = Conclusion.of(plan, course);

    assertThat(course.candidates()).containsExactly(FakeGate.CLOSED);
    assertThat(conclusion.verdict()).contains(Verdict.FAIL);
    Finding failed = conclusion.findings().getFirst();
    assertThat(failed.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(failed.pairs()).isEqualTo(20);
    assertThat(failed.ratio()).isBetween(1.09, 1.11);
    assertThat(conclusion.findings().getLast().pairs()).as("nothing to confirm").isEqualTo(10);
    List<Pair> added = gate.made.subList(60, 80).stream().map(Turn::pair).distinct().toList();
    assertThat(added).hasSize(10).allMatch(pair -> !pair.control());
    assertThat(added.stream().filter(Pair::headFirst)).hasSize(5);
  }

  @Test
  void makesNoMorePairsForAnImprovement() throws Exception {
    GatePlan plan = FakeGate.plan(10, FakeGate.CLOSED);
    gate.worse.put(GatedMetric.CPU, 0.8);

    Conclusion conclusion = Conclusion.of(plan, gate.complete(plan));

    assertThat(gate.made).hasSize(30);
    assertThat(conclusion.verdict()).contains(Verdict.PASS);
    assertThat(conclusion.findings().get(1).improved()).isTrue();
  }

  @Test
  void makesADisturbedPairAgainAsAWholeAfterAllOthers() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    Pair second = plan.order().get(1);
    Pair third = plan.order().get(2);
    gate.disturbed =
        turn ->
            turn.attempt() == 0
                && ((turn.pair().equals(second) && turn.place() == 0)
                    || (turn.pair().equals(third) && turn.place() == 1));

    Course course = gate.complete(plan);

    assertThat(course.repeats()).isEqualTo(2);
    assertThat(gate.made).doesNotContain(new Turn(second, 0, 1));
    assertThat(gate.made.subList(gate.made.size() - 4, gate.made.size()))
        .containsExactly(
            new Turn(second, 1, 0),
            new Turn(second, 1, 1),
            new Turn(third, 1, 0),
            new Turn(third, 1, 1));
    Conclusion conclusion = Conclusion.of(plan, course);
    assertThat(conclusion.findings()).extracting(Finding::pairs).containsOnly(6);
    assertThat(conclusion.notes())
        .containsExactly(
            "2 of at most 9 pairs were made again, for the machine had disturbed them");
  }

  @Test
  void isNoisyWhenThereAreNoRepeatsLeft() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    gate.worse.put(GatedMetric.THROUGHPUT, 2.0);
    gate.disturbed = turn -> turn.pair().id() % 2 == 0;

    Course course = gate.complete(plan);
    Conclusion conclusion = Conclusion.of(plan, course);

    assertThat(course.repeats()).isEqualTo(plan.mostRepeats()).isEqualTo(9);
    assertThat(conclusion.verdict()).contains(Verdict.NOISY);
    assertThat(conclusion.findings()).isNotEmpty();
    assertThat(conclusion.findings()).extracting(Finding::verdict).containsOnly(Verdict.NOISY);
    assertThat(conclusion.problems())
        .singleElement()
        .asString()
        .startsWith("9 pairs were disturbed and made again, which is the limit, and one more was:")
        .contains("other programs used 50 % of the CPUs, 5 % is the limit");
  }

  @Test
  void aBrokenRuleOfValidityEndsItsScenarioAndNoOther() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED, FakeGate.OPEN);
    gate.failing =
        turn -> turn.side() == SideName.HEAD && turn.pair().scenario().equals(FakeGate.CLOSED);

    Conclusion conclusion = Conclusion.of(plan, gate.complete(plan));

    assertThat(conclusion.verdict()).contains(Verdict.INVALID);
    assertThat(conclusion.findings())
        .extracting(Finding::verdict)
        .containsExactlyInAnyOrder(
            Verdict.PASS,
            Verdict.INVALID,
            Verdict.INVALID,
            Verdict.INVALID,
            Verdict.INVALID,
            Verdict.INVALID);
    assertThat(conclusion.problems())
        .singleElement()
        .asString()
        .matches("head, smoke, pair \\d+, its (first|second) trial: 3 requests failed");
    assertThat(gate.made.stream().filter(turn -> gate.failing.test(turn))).hasSize(1);
  }

  @Test
  void aFailureThatTheMachineExplainsIsARepeat() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    gate.failing = turn -> turn.attempt() == 0 && turn.pair().id() == 3;
    gate.disturbed = gate.failing;

    Conclusion conclusion = Conclusion.of(plan, gate.complete(plan));

    assertThat(conclusion.verdict()).contains(Verdict.PASS);
  }

  /** A fast server takes the generator to its limit each time: to repeat would be for nothing. */
  @Test
  void aGeneratorAtItsLimitTellsNoThroughputAndAllCosts() throws Exception {
    GatePlan plan = FakeGate.plan(10, FakeGate.CLOSED);
    gate.worse.put(GatedMetric.THROUGHPUT, 1.5);
    gate.worse.put(GatedMetric.CPU, 1.2);
    gate.generatorBound = turn -> turn.side() == SideName.BASE;

    Course course = gate.complete(plan);
    Conclusion conclusion = Conclusion.of(plan, course);

    assertThat(course.repeats()).isZero();
    assertThat(conclusion.verdict()).contains(Verdict.FAIL);
    assertThat(conclusion.findings())
        .extracting(finding -> finding.rule().metric())
        .containsExactly("cpu-per-request", "switches-per-request", "allocated-per-request", "rss");
    assertThat(conclusion.findings().getFirst().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(conclusion.notes())
        .first()
        .asString()
        .startsWith(
            "smoke: throughput is not judged, for the generator was at its limit in 20 of 40"
                + " trials;");
  }

  @Test
  void aGeneratorThatIsAtItsLimitOnceTakesNoPairAway() throws Exception {
    GatePlan plan = FakeGate.plan(10, FakeGate.CLOSED);
    gate.generatorBound = turn -> turn.pair().equals(plan.order().getFirst());

    Conclusion conclusion = Conclusion.of(plan, gate.complete(plan));

    assertThat(conclusion.findings()).extracting(Finding::pairs).containsOnly(10);
    assertThat(conclusion.findings().getFirst().rule().metric()).isEqualTo("throughput");
    assertThat(conclusion.notes()).isEmpty();
  }

  @Test
  void aSideThatDiesEndsTheGateWithoutAVerdict() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    gate.dead = turn -> turn.side() == SideName.HEAD && gate.made.size() > 8;

    Course course = gate.complete(plan);
    Conclusion conclusion = Conclusion.of(plan, course);

    assertThat(course.next()).isEmpty();
    assertThat(course.trials()).isBetween(9, 17);
    assertThat(conclusion.verdict()).isEmpty();
    assertThat(conclusion.findings())
        .as("what was measured until then")
        .extracting(Finding::verdict)
        .containsOnly(Verdict.INCONCLUSIVE);
    assertThat(conclusion.problems())
        .singleElement()
        .asString()
        .startsWith("head, smoke, pair ")
        .endsWith(
            " could not be measured: server 0 ended by itself with exit code 7; its last line:"
                + " boom");
  }

  @Test
  void beginsAPairAnewAfterABreak() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    Course course = new Course(plan);
    course.add(gate.run(0, course.next().orElseThrow()).getFirst());
    Turn second = course.next().orElseThrow();
    assertThat(second.place()).isEqualTo(1);

    course.beginAnew();

    Turn again = course.next().orElseThrow();
    assertThat(again).isEqualTo(new Turn(second.pair(), 1, 0));
    gate.complete(course);
    assertThat(course.repeats()).as("nobody has disturbed it").isZero();
    assertThat(Conclusion.of(plan, course).verdict()).contains(Verdict.PASS);
  }

  @Test
  void refusesATrialThatIsNotNext() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    Course course = new Course(plan);
    GateTrial other = gate.run(0, new Turn(plan.order().get(1), 0, 0)).getFirst();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> course.add(other))
        .withMessageContaining("a trial of pair " + plan.order().get(1).id())
        .withMessageContaining("where the plan has pair " + plan.order().getFirst().id());
    Course done = gate.complete(plan);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> done.add(other))
        .withMessageEndingWith("where the plan has none");
  }

  @Test
  void countsWhatIsLeft() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    Course course = new Course(plan);
    assertThat(course.left()).isEqualTo(18);
    course.add(gate.run(0, course.next().orElseThrow()).getFirst());
    assertThat(course.left()).isEqualTo(17);
    gate.complete(course);
    assertThat(course.left()).isZero();
    assertThat(course.trials()).isEqualTo(18);
  }
}
