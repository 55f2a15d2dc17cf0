package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Environment;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContinuationTest {
  private static final TrialPlan TRIAL = FakeRun.trial("well", "well");

  @TempDir Path temp;

  @Test
  void nothingIsInTheWayWhereNothingHasChanged() throws Exception {
    assertThat(Continuation.obstacle(before(), plan(2, TRIAL), Documents.environment())).isEmpty();
  }

  @Test
  void anotherPlanIsAnotherRun() throws Exception {
    assertThat(Continuation.obstacle(before(), plan(4, TRIAL), Documents.environment()))
        .contains("xs was [2] and is [4]");
  }

  @Test
  void anotherMachineOrJdkIsAnotherRun() throws Exception {
    Environment was = Documents.environment();
    Environment now =
        new Environment(
            was.schema(),
            was.kernel(),
            was.cpuModel(),
            4,
            was.memoryBytes(),
            was.mitigations(),
            was.jdk(),
            was.jvmFlags(),
            was.commit(),
            was.sysctls(),
            Map.of("threads running", "7"),
            was.serverCpus(),
            was.generatorCpus(),
            "2026-01-03T00:00:00Z");
    assertThat(Continuation.obstacle(before(), plan(2, TRIAL), now))
        .contains("cpus was 2 and is 4");
  }

  @Test
  void trialsOfOneRunHaveOneSetup() throws Exception {
    TrialPlan other = FakeRun.trial("well", "sees-errors");
    RunData before = before();
    Environment now = Documents.environment();
    assertThat(Continuation.obstacle(before, plan(2, other), now).orElseThrow())
        .startsWith("fake at 2: generatorJvm was [");
    assertThat(Continuation.obstacle(before, plan(2, FakeRun.trial(TRIAL, 1)), now))
        .contains("fake at 2: is recorded and no longer planned");
  }

  private static RunPlan plan(long clients, TrialPlan trial) {
    return new RunPlan(
        Documents.plan(clients, "fake"), FakeRun.HTTP, List.of(trial), List.of("a warning"));
  }

  private RunData before() throws Exception {
    try (FakeRun run = new FakeRun(temp)) {
      run.execute(FakeRun.HTTP, TRIAL);
      TrialRecord record = run.onlyRecord();
      return new RunData(
          Documents.plan(2, "fake"), Documents.environment(), List.of(record), List.of());
    }
  }
}
