package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Environment;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
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

  @Test
  void theHeapsOfARunFollowFromTheMemoryAtItsStart() throws Exception {
    RunData before = before();
    TrialRecord record = before.trials().getFirst();
    RunData then =
        new RunData(
            before.plan(),
            before.environment(),
            List.of(withSetup(record, heap(record.setup(), "-Xmx700m"))),
            List.of());
    RunPlan now = plan(2, new TrialPlan("fake", 2, 0, heap(TRIAL.setup(), "-Xmx699m"), List.of()));

    assertThat(Continuation.obstacle(then, now, Documents.environment())).isPresent();
    RunPlan again = Continuation.withRecordedHeaps(now, then.trials());
    assertThat(again.trials().getFirst().setup().serverJvm()).contains("-Xmx700m", "-Xss1m");
    assertThat(Continuation.obstacle(then, again, Documents.environment())).isEmpty();
    assertThat(Continuation.withRecordedHeaps(now, List.of())).isEqualTo(now);
  }

  private static TrialSetup heap(TrialSetup setup, String flag) {
    return new TrialSetup(
        setup.shards(),
        setup.parallelism(),
        setup.agents(),
        setup.agentThreads(),
        setup.serverCpus(),
        setup.generatorCpus(),
        setup.warmupSeconds(),
        setup.durationSeconds(),
        setup.thinkSeconds(),
        setup.requestsPerConnection(),
        List.of(flag, "-Xss1m"),
        List.of(flag),
        setup.options());
  }

  private static TrialRecord withSetup(TrialRecord record, TrialSetup setup) {
    return new TrialRecord(
        record.schema(),
        record.scenario(),
        record.model(),
        record.x(),
        record.repeat(),
        record.sequence(),
        record.startedAt(),
        record.outcome(),
        record.reasons(),
        setup,
        record.measured(),
        record.notes());
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
