package io.duality.results.compare;

import static io.duality.results.compare.FinishedRuns.HERE;
import static io.duality.results.compare.FinishedRuns.PLAN;
import static io.duality.results.compare.FinishedRuns.jdk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duality.results.PlanDocument;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverlayTest {
  private static PlanDocument plan(String scenario, double warmupSeconds) {
    return new PlanDocument(
        PLAN.schema(),
        scenario,
        PLAN.title(),
        PLAN.source(),
        PLAN.xName(),
        PLAN.completedName(),
        PLAN.profile(),
        PLAN.seed(),
        PLAN.models(),
        PLAN.xs(),
        PLAN.repeats(),
        warmupSeconds,
        PLAN.durationSeconds(),
        PLAN.workload(),
        PLAN.charts(),
        PLAN.command(),
        PLAN.variants());
  }

  @Test
  void keepsTheOrderInWhichRunsAreNamed() {
    Overlay overlay =
        Overlay.of(
            List.of(FinishedRuns.at("a", jdk("26+35 VM")), FinishedRuns.at("b", jdk("25+36 VM"))));

    assertThat(overlay.layers())
        .extracting(Overlay.Layer::label)
        .containsExactly("JDK 26", "JDK 25");
    assertThat(overlay.layers().getLast().run().folder()).hasToString("b");
  }

  @Test
  void saysInWhatEachRunDiffersFromTheFirst() {
    Overlay overlay =
        Overlay.of(
            List.of(
                FinishedRuns.at("a", HERE),
                FinishedRuns.at("b", jdk("26+35 VM")),
                FinishedRuns.of("c", plan(PLAN.scenario(), 9), jdk("27+1 VM"))));

    assertThat(overlay.differences())
        .containsExactly(
            "JDK 25.0.3 and JDK 26: JDK: " + HERE.jdk() + " against 26+35 VM",
            "JDK 25.0.3 and JDK 27: JDK: "
                + HERE.jdk()
                + " against 27+1 VM; warm-up in seconds: 1.5 against 9.0");
  }

  @Test
  void runsMadeAlikeDifferInNothing() {
    List<FinishedRun> runs = List.of(FinishedRuns.at("a", HERE), FinishedRuns.at("b", HERE));

    assertThat(Overlay.of(runs).differences()).isEmpty();
  }

  @Test
  void refusesTwoExperiments() {
    List<FinishedRun> runs =
        List.of(FinishedRuns.at("a", HERE), FinishedRuns.of("b", plan("another", 1.5), HERE));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overlay.of(runs))
        .withMessage("a and b are two experiments, scenario: bandwidth-vs-clients against another");
  }

  @Test
  void refusesMoreThanAChartTellsApart() {
    List<FinishedRun> runs =
        IntStream.range(0, 6).mapToObj(i -> FinishedRuns.at("run-" + i, HERE)).toList();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overlay.of(runs))
        .withMessage("6 runs: a chart tells at most 5 apart; name fewer");
    assertThat(Overlay.of(runs.subList(0, 5)).layers()).hasSize(5);
  }

  @Test
  void needsTwo() {
    List<FinishedRun> one = List.of(FinishedRuns.at("a", HERE));

    assertThatIllegalArgumentException().isThrownBy(() -> Overlay.of(one));
  }
}
