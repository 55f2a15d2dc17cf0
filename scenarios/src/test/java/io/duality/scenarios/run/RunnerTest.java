package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duality.results.Measurement;
import io.duality.results.Outcome;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.run.RunSummary.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
  @TempDir Path temp;
  @AutoClose private FakeRun run;

  @BeforeEach
  void aRun() throws IOException {
    run = new FakeRun(temp);
  }

  @Test
  void recordsWhatServerAndGeneratorsMeasured() throws Exception {
    RunSummary summary = run.execute(FakeRun.HTTP, FakeRun.trial("well", "well"));
    assertThat(summary.end()).isEqualTo(End.COMPLETE);
    assertThat(summary.exitCode()).isZero();
    TrialRecord record = run.onlyRecord();
    assertThat(record.reasons()).isEmpty();
    assertThat(record.outcome()).isEqualTo(Outcome.VALID);
    assertThat(record.startedAt()).isEqualTo(FakeRun.NOW.toString());
    Measurement measured = Objects.requireNonNull(record.measured());
    assertThat(measured.completed()).isEqualTo(Fakes.REQUESTS);
    assertThat(measured.throughput()).isEqualTo(1000);
    assertThat(measured.bandwidth()).isCloseTo(0.8, within(1e-9));
    assertThat(measured.effectiveN()).isBetween(1.99, 2.01);
    assertThat(measured.jain()).isEqualTo(1);
    assertThat(Objects.requireNonNull(measured.ramp()).established()).isEqualTo(2);
    assertThat(measured.serverCounters()).containsEntry("requests", Fakes.REQUESTS);
    assertThat(measured.histograms()).containsOnlyKeys("response", "service", "connect");
    assertThat(measured.histograms().values())
        .allMatch(name -> Files.isRegularFile(run.directory.path().resolve(name)));
    assertThat(run.directory.path().resolve("points.csv")).isRegularFile();
    assertThat(run.directory.path().resolve("environment.json")).isRegularFile();
    assertThat(run.drawn).containsExactly(run.directory.path());
    assertThat(run.seen.phases)
        .containsSubsequence(Phase.RAMP, Phase.WARMUP, Phase.WINDOW, Phase.STOP);
  }

  @Test
  void recordsWhatTasksMeasured() throws Exception {
    run.execute(FakeRun.TASKS, FakeRun.trial("well", "well"));
    TrialRecord record = run.onlyRecord();
    assertThat(record.reasons()).isEmpty();
    Measurement measured = Objects.requireNonNull(record.measured());
    assertThat(measured.completed()).isEqualTo(Fakes.REQUESTS);
    assertThat(measured.bodyBytes()).isEqualTo(100 * Fakes.REQUESTS);
    assertThat(measured.effectiveN()).isBetween(1.99, 2.01);
    assertThat(measured.jain()).isEqualTo(-1);
    assertThat(measured.ramp()).isNull();
    assertThat(measured.generator()).isNull();
    assertThat(measured.server().gcCount()).isEqualTo(3);
  }

  @Test
  void anImpossibleTrialIsRecordedAndNotStarted() throws Exception {
    Reason reason = new Reason("descriptors", "1024 descriptors", "needs more");
    TrialPlan planned = FakeRun.trial("well", "well");
    TrialPlan impossible =
        new TrialPlan(
            planned.model(), planned.x(), planned.repeat(), planned.setup(), List.of(reason));
    RunSummary summary = run.execute(FakeRun.HTTP, impossible);
    assertThat(run.onlyRecord().outcome()).isEqualTo(Outcome.IMPOSSIBLE);
    assertThat(run.onlyRecord().reasons()).containsExactly(reason);
    assertThat(run.seen.phases).isEmpty();
    assertThat(summary.exitCode()).as("nothing was measured").isEqualTo(1);
  }

  @Test
  void brokenRulesMakeATrialInvalidAndKeepItsFigures() throws Exception {
    RunSummary summary =
        run.execute(
            FakeRun.HTTP,
            FakeRun.trial("well", "sees-errors"),
            FakeRun.trial("counts-wrongly", "well"),
            FakeRun.trial("well", "connects-half"));
    assertThat(run.records()).extracting(TrialRecord::outcome).containsOnly(Outcome.INVALID);
    assertThat(run.records())
        .extracting(record -> record.reasons().getFirst().code())
        .containsExactly("errors", "count-mismatch", "connections-short");
    assertThat(run.records())
        .allMatch(record -> Objects.requireNonNull(record.measured()).throughput() == 1000);
    assertThat(summary.exitCode()).as("nothing is valid").isEqualTo(4);
  }

  @Test
  void aRequestToStopEndsTheTrialAndKeepsTheFinishedOnes() throws Exception {
    run.seen.onPhase =
        phase -> {
          if (phase == Phase.WINDOW && run.seen.ended.size() == 1) {
            run.stop.request();
          }
        };
    TrialPlan endless = FakeRun.trial("well", "well", 600);
    RunSummary summary =
        run.execute(
            FakeRun.HTTP, FakeRun.trial("well", "well"), endless, FakeRun.trial("well", "well"));
    assertThat(summary.end()).isEqualTo(End.INTERRUPTED);
    assertThat(summary.exitCode()).isEqualTo(130);
    assertThat(summary.problem()).isEqualTo("interrupted in trial 2 of 3");
    assertThat(run.records()).hasSize(1);
    assertThat(run.directory.path().resolve("points.csv")).isRegularFile();
    assertThat(run.drawn).hasSize(1);
  }

  @Test
  void aResumedRunLeavesOutWhatIsRecordedAndKeepsThePlansOrder() throws Exception {
    TrialPlan first = FakeRun.trial("well", "well");
    TrialPlan second = FakeRun.trial(first, 1);
    TrialPlan third = FakeRun.trial(first, 2);
    run.execute(FakeRun.HTTP, third);
    TrialRecord ofThird = run.onlyRecord();

    RunSummary summary = run.resume(List.of(ofThird), FakeRun.HTTP, first, second, third);

    assertThat(run.records().subList(1, 3)).extracting(TrialRecord::repeat).containsExactly(0, 1);
    assertThat(run.records().subList(1, 3)).extracting(TrialRecord::sequence).containsExactly(0, 1);
    assertThat(summary.count(Outcome.VALID)).isEqualTo(3);
    assertThat(summary.planned()).isEqualTo(3);
  }

  @Test
  void anInterruptedThreadStopsTheRunAndStaysInterrupted() throws Exception {
    run.seen.onPhase =
        phase -> {
          if (phase == Phase.WINDOW) {
            Thread.currentThread().interrupt();
          }
        };
    RunSummary summary = run.execute(FakeRun.HTTP, FakeRun.trial("well", "well", 600));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(summary.end()).isEqualTo(End.INTERRUPTED);
    assertThat(run.drawn).as("there is nothing to draw").isEmpty();
  }

  @Test
  void theServedFileIsTheSameInEveryRunAndIsRemoved() throws Exception {
    Path first;
    byte[] content;
    try (WorkFolder work = WorkFolder.create(FakeRun.HTTP, () -> false)) {
      first = work.file();
      content = Files.readAllBytes(first);
      assertThat(content).hasSize(100);
    }
    assertThat(first).doesNotExist();
    try (WorkFolder work = WorkFolder.create(FakeRun.HTTP, () -> false)) {
      assertThat(Files.readAllBytes(work.file())).isEqualTo(content);
    }
  }
}
