package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Measurement;
import io.duality.results.ProcessUsage;
import io.duality.results.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarkRulesTest {
  private static final MachineShares QUIET = new MachineShares(0, 0, 0.1);

  @Test
  void aQuietMachineAndEnoughIterationsAreAll() {
    assertThat(codes(10, QUIET)).isEmpty();
    assertThat(codes(10, MachineShares.UNKNOWN)).isEmpty();
    assertThat(codes(10, new MachineShares(0.05, 1, 0.1))).isEmpty();
  }

  @Test
  void eachRuleHasItsLimit() {
    assertThat(codes(9, QUIET)).containsExactly("too-few");
    assertThat(codes(10, new MachineShares(0, 0, 0.11))).containsExactly("foreign-cpu");
    assertThat(codes(10, new MachineShares(0.06, 0, 0))).containsExactly("steal");
    assertThat(codes(0, new MachineShares(0.06, 0, 0.5)))
        .containsExactly("too-few", "foreign-cpu", "steal");
  }

  private static List<String> codes(long iterations, MachineShares around) {
    ProcessUsage usage = new ProcessUsage(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    Map<String, Long> counters = Map.of(Measurement.ITERATIONS, iterations);
    Measurement measured = Measurement.ofOperations(1, 1, 1, 1, Map.of(), usage, counters);
    return BenchmarkRules.reasons(measured, around).stream().map(Reason::code).toList();
  }
}
