package io.duality.scenarios.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Reason;
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
  void allItsLimitsAreInThePlan() {
    assertThat(plan.limits())
        .containsEntry("foreign-cpu", 0.05)
        .containsOnlyKeys("cpu-pressure", "foreign-cpu", "generator-lag", "stalled", "steal");
  }

  private List<Reason> of(MachineShares around) throws Exception {
    return Disturbance.reasons(around, gate.run(0, turn).trial());
  }
}
