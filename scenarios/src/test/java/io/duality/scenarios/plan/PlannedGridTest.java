package io.duality.scenarios.plan;

import static io.duality.scenarios.plan.Plans.SERVERS;
import static io.duality.scenarios.plan.Plans.overrides;
import static io.duality.scenarios.plan.Plans.plan;
import static io.duality.scenarios.plan.Plans.planner;
import static io.duality.scenarios.plan.Plans.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.Reason;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.ProfileName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Which trials there are, and in which order. */
final class PlannedGridTest {
  @RepeatedTest(20)
  void coversTheGridInterleavedAndReproducibly(RepetitionInfo repetition) {
    Overrides overrides = Overrides.none(ProfileName.FULL, repetition.getCurrentRepetition());
    List<TrialPlan> trials = plan(Machines.small(), overrides).trials();

    assertThat(plan(Machines.small(), overrides).trials()).isEqualTo(trials);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < trials.size(); i += SERVERS.size()) {
      Set<String> turn = new HashSet<>();
      for (TrialPlan trial : trials.subList(i, i + SERVERS.size())) {
        turn.add(trial.model());
        assertThat(trial.x()).isEqualTo(trials.get(i).x());
        assertThat(counts.merge(trial.model() + trial.x(), 1, Integer::sum) - 1)
            .isEqualTo(trial.repeat());
      }
      assertThat(turn).containsExactlyInAnyOrderElementsOf(SERVERS);
    }
    assertThat(trials).hasSize(SERVERS.size() * 3 * 5);
  }

  @Test
  void ordersTrialsDifferentlyForAnotherSeed() {
    assertThat(plan(Machines.small(), Overrides.none(ProfileName.FULL, 1)).trials())
        .isNotEqualTo(plan(Machines.small(), Overrides.none(ProfileName.FULL, 2)).trials());
  }

  @Test
  void writesWhatItSetsOutToDo() {
    RunPlan plan = plan(Machines.small(), Overrides.none(ProfileName.QUICK, 7));

    assertThat(plan.document().xs()).containsExactly(1L, 1024L);
    assertThat(plan.document().models()).isEqualTo(SERVERS);
    assertThat(plan.document().xName()).isEqualTo("clients");
    assertThat(plan.document().seed()).isEqualTo(7);
    assertThat(plan.document().workload())
        .containsEntry("file-size", "8KB")
        .containsEntry("think", "20ms")
        .containsEntry("timeout", "1m");
  }

  @Test
  void leavesOutPointsThatAModelCannotReasonablyHold() {
    RunPlan plan = planner(Machines.small()).plan(tasks(), Overrides.none(ProfileName.QUICK, 1));

    assertThat(plan.trials())
        .filteredOn(trial -> trial.model().equals("threaded"))
        .extracting(TrialPlan::x)
        .containsExactly(1024L);
    assertThat(plan.trials())
        .filteredOn(trial -> trial.model().equals("virtual"))
        .extracting(TrialPlan::x)
        .containsExactlyInAnyOrder(1024L, 100_000L);
    assertThat(plan.document().models()).doesNotContain("seda");
    assertThat(plan.trials()).allMatch(trial -> trial.setup().agents() == 0);
    assertThat(plan.trials()).allMatch(trial -> trial.setup().serverCpus().isEmpty());
  }

  @Test
  void triesSuchPointsWhenSomebodyAsksForThem() {
    RunPlan plan =
        planner(Machines.small())
            .plan(tasks(), overrides(List.of("threaded"), List.of(8192L, 100_000L)));

    assertThat(plan.trials())
        .extracting(trial -> trial.x() + ":" + trial.impossible().size())
        .containsExactlyInAnyOrder("8192:0", "100000:2");
    assertThat(plan.trials().stream().flatMap(trial -> trial.impossible().stream()))
        .extracting(Reason::code)
        .containsExactly("map-count", "pid-max");
  }

  @Test
  void refusesAModelWithoutTasksWhenSomebodyAsksForIt() {
    assertThatThrownBy(
            () -> planner(Machines.small()).plan(tasks(), overrides(List.of("seda"), List.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("model 'seda' cannot run tasks");
  }
}
