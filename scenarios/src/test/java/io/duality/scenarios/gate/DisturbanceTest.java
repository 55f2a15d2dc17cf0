package io.duality.scenarios.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Outcome;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.scenarios.run.MachineShares;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisturbanceTest {
  private final FakeGate gate = new FakeGate();
  private final GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
  private final Turn turn = new Turn(plan.order().getFirst(), 0, 0);

  @Test
  void otherProgramsDisturbATrial() throws Exception {
    assertThat(of(new MachineShares(0, 0, 0.05))).isEmpty();
    assertThat(of(new MachineShares(0, 0, 0.06)))
        .singleElement()
        .satisfies(reason -> assertThat(reason.code()).isEqualTo("foreign-cpu"))
        .satisfies(reason ->
            assertThat(reason.message())
                .isEqualTo(
                    "other programs used 6 % of the CPUs, 5 % is the limit; end what else runs"));
  }

  @Test
  void whatTheMachineDoesNotTellDisturbsNothing() throws Exception {
    assertThat(of(MachineShares.UNKNOWN)).isEmpty();
  }

  /** It counts the server's own threads, and those wait as the side under test has them wait. */
  @Test
  void pressureAloneIsNoReason() throws Exception {
    assertThat(of(new MachineShares(0, 0.9, 0))).isEmpty();
  }

  @Test
  void rulesOfTheMachineAreToldFromThoseOfTheServer() {
    for (String code : List.of("steal", "stalled", "generator-lag")) {
      assertThat(Disturbance.explains(new Reason(code, "a label", "a message"))).isTrue();
    }
    for (String code :
        List.of(
            "errors", "rate-short", "count-mismatch", "little", "generator-cpu", "schedule-lag")) {
      assertThat(Disturbance.explains(new Reason(code, "a label", "a message"))).isFalse();
    }
  }

  @Test
  void aPairInTurnsMayWaitForACpuButNotLoseItToOthers() throws Exception {
    TrialRecord good = gate.run(0, turn).getFirst().trial();
    TrialRecord waited = invalid(good, "generator-lag");
    MachineShares quiet = new MachineShares(0, 0, 0);

    assertThat(Disturbance.reasons(quiet, false, waited)).hasSize(1);
    assertThat(Disturbance.reasons(quiet, true, waited)).isEmpty();
    assertThat(Disturbance.faults(waited)).as("nor is it the server's").isEmpty();
    assertThat(Disturbance.reasons(quiet, true, invalid(good, "steal"))).hasSize(1);
    assertThat(Disturbance.reasons(new MachineShares(0, 0, 0.2), true, good)).hasSize(1);
  }

  private static TrialRecord invalid(TrialRecord good, String code) {
    return new TrialRecord(
        good.schema(),
        good.scenario(),
        good.model(),
        good.x(),
        good.repeat(),
        good.sequence(),
        good.startedAt(),
        Outcome.INVALID,
        List.of(new Reason(code, "a label", "a message")),
        good.setup(),
        good.measured());
  }

  @Test
  void allItsLimitsAreInThePlan() {
    assertThat(plan.limits())
        .containsEntry("foreign-cpu", 0.05)
        .as("pressure, which no trial of a gate is judged by, is not among them")
        .containsOnlyKeys("foreign-cpu", "generator-lag", "stalled", "steal");
  }

  private List<Reason> of(MachineShares around) throws Exception {
    return Disturbance.reasons(around, false, gate.run(0, turn).getFirst().trial());
  }
}
