package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Measurement;
import io.duality.results.Outcome;
import io.duality.results.Reason;
import io.duality.results.RunDirectory;
import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.probe.Probe;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.RunSummary.End;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Workload HTTP =
      new Workload.Http(100, Duration.ZERO, 0, Duration.ofSeconds(1));
  private static final Workload TASKS = new Workload.Tasks(100);

  /** Only a process that does not answer at all meets them. */
  private static final Deadlines AMPLE =
      new Deadlines(
          Duration.ofSeconds(50),
          Duration.ofSeconds(50),
          Duration.ofSeconds(50),
          Duration.ZERO,
          Duration.ZERO);

  @TempDir Path temp;
  private final Children children = new Children(Fakes.jvm());
  private final StopSignal stop = new StopSignal();
  private final Recorder seen = new Recorder();
  private final List<Path> drawn = new ArrayList<>();
  private ReportWriter report = drawn::add;
  private Deadlines deadlines = AMPLE;
  private RunDirectory directory;

  @BeforeEach
  void aFolder() throws IOException {
    directory = RunDirectory.at(temp.resolve("run"));
  }

  @AfterEach
  void end() throws IOException {
    children.close();
    directory.close();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void recordsWhatServerAndGeneratorsMeasured() throws Exception {
    RunSummary summary = run(HTTP, trial("well", "well"));
    assertThat(summary.end()).isEqualTo(End.COMPLETE);
    assertThat(summary.exitCode()).isZero();
    TrialRecord record = onlyRecord();
    assertThat(record.reasons()).isEmpty();
    assertThat(record.outcome()).isEqualTo(Outcome.VALID);
    assertThat(record.startedAt()).isEqualTo(NOW.toString());
    Measurement measured = Objects.requireNonNull(record.measured());
    assertThat(measured.completed()).isEqualTo(Fakes.REQUESTS);
    assertThat(measured.throughput()).isEqualTo(1000);
    assertThat(measured.bandwidth()).isEqualTo(0.8);
    assertThat(measured.effectiveN()).isBetween(1.99, 2.01);
    assertThat(measured.jain()).isEqualTo(1);
    assertThat(Objects.requireNonNull(measured.ramp()).established()).isEqualTo(2);
    assertThat(measured.serverCounters()).containsEntry("requests", Fakes.REQUESTS);
    assertThat(measured.histograms()).containsOnlyKeys("response", "service", "connect");
    assertThat(measured.histograms().values())
        .allMatch(name -> Files.isRegularFile(directory.path().resolve(name)));
    assertThat(directory.path().resolve("points.csv")).isRegularFile();
    assertThat(directory.path().resolve("environment.json")).isRegularFile();
    assertThat(drawn).containsExactly(directory.path());
    assertThat(seen.phases).containsSubsequence(Phase.RAMP, Phase.WARMUP, Phase.WINDOW, Phase.STOP);
  }

  @Test
  void recordsWhatTasksMeasured() throws Exception {
    run(TASKS, trial("well", "well"));
    TrialRecord record = onlyRecord();
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
    TrialPlan planned = trial("well", "well");
    TrialPlan impossible =
        new TrialPlan(
            planned.model(), planned.x(), planned.repeat(), planned.setup(), List.of(reason));
    RunSummary summary = run(HTTP, impossible);
    assertThat(onlyRecord().outcome()).isEqualTo(Outcome.IMPOSSIBLE);
    assertThat(onlyRecord().reasons()).containsExactly(reason);
    assertThat(seen.phases).isEmpty();
    assertThat(summary.exitCode()).as("nothing was measured").isEqualTo(1);
  }

  @Test
  void aServerKilledInMidTrialIsAResultAndTheRunGoesOn() throws Exception {
    RunSummary summary = run(HTTP, trial("is-killed", "well"), trial("well", "well"));
    assertThat(records())
        .extracting(TrialRecord::outcome)
        .containsExactly(Outcome.FAILED, Outcome.VALID);
    assertThat(records().getFirst().reasons())
        .extracting(Reason::label)
        .containsExactly("server died: SIGKILL");
    assertThat(summary.exitCode()).isZero();
  }

  @Test
  void everyWayToFailIsARecordWithItsReason() throws Exception {
    run(
        HTTP,
        trial("port-taken", "well"),
        trial("runs-out-of-memory", "well"),
        trial("dies", "well"),
        trial("says-nonsense", "well"),
        trial("well", "cannot-start"),
        trial("well", "dies-at-connect"),
        trial("well", "is-killed-in-window"));
    assertThat(records()).extracting(TrialRecord::outcome).containsOnly(Outcome.FAILED);
    assertThat(records())
        .extracting(record -> record.reasons().getFirst().label())
        .containsExactly(
            "port in use",
            "out of memory",
            "server died: exit code 7",
            "server garbled",
            "generator failed",
            "generator died: exit code 9",
            "generator died: SIGKILL");
  }

  @Test
  void aProcessThatStallsFailsItsTrialAtTheDeadline() throws Exception {
    deadlines =
        new Deadlines(
            Duration.ofSeconds(50),
            Duration.ofSeconds(2),
            Duration.ofSeconds(50),
            Duration.ZERO,
            Duration.ZERO);
    run(HTTP, trial("is-stopped", "well"), trial("hangs-at-stop", "well"));
    assertThat(records())
        .extracting(record -> record.reasons().getFirst().label())
        .containsExactly("server stalled", "server stalled");
  }

  @Test
  void aServerThatNeverGetsReadyFailsItsTrial() throws Exception {
    deadlines =
        new Deadlines(
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ZERO,
            Duration.ZERO);
    run(HTTP, trial("never-ready", "well"));
    assertThat(onlyRecord().reasons())
        .extracting(Reason::label)
        .containsExactly("server not ready");
  }

  @Test
  void brokenRulesMakeATrialInvalidAndKeepItsFigures() throws Exception {
    RunSummary summary =
        run(
            HTTP,
            trial("well", "sees-errors"),
            trial("counts-wrongly", "well"),
            trial("well", "connects-half"));
    assertThat(records()).extracting(TrialRecord::outcome).containsOnly(Outcome.INVALID);
    assertThat(records())
        .extracting(record -> record.reasons().getFirst().code())
        .containsExactly("errors", "count-mismatch", "connections-short");
    assertThat(records())
        .allMatch(record -> Objects.requireNonNull(record.measured()).throughput() == 1000);
    assertThat(summary.exitCode()).as("nothing is valid").isEqualTo(4);
  }

  @Test
  void aRequestToStopEndsTheTrialAndKeepsTheFinishedOnes() throws Exception {
    seen.onPhase =
        phase -> {
          if (phase == Phase.WINDOW && seen.ended.size() == 1) {
            stop.request();
          }
        };
    TrialPlan endless = trial("well", "well", 600);
    RunSummary summary = run(HTTP, trial("well", "well"), endless, trial("well", "well"));
    assertThat(summary.end()).isEqualTo(End.INTERRUPTED);
    assertThat(summary.exitCode()).isEqualTo(130);
    assertThat(summary.problem()).isEqualTo("interrupted in trial 2 of 3");
    assertThat(records()).hasSize(1);
    assertThat(directory.path().resolve("points.csv")).isRegularFile();
    assertThat(drawn).hasSize(1);
  }

  @Test
  void anInterruptedThreadStopsTheRunAndStaysInterrupted() throws Exception {
    seen.onPhase =
        phase -> {
          if (phase == Phase.WINDOW) {
            Thread.currentThread().interrupt();
          }
        };
    RunSummary summary = run(HTTP, trial("well", "well", 600));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(summary.end()).isEqualTo(End.INTERRUPTED);
    assertThat(drawn).as("there is nothing to draw").isEmpty();
  }

  @Test
  void aRecordThatCannotBeKeptEndsTheRunWithOneLine() throws Exception {
    seen.onEnd = record -> makeHistogramsUnwritable();
    RunSummary summary =
        run(HTTP, trial("well", "well"), trial("well", "well"), trial("well", "well"));
    assertThat(summary.end()).isEqualTo(End.BROKEN);
    assertThat(summary.exitCode()).isEqualTo(1);
    assertThat(summary.problem()).contains("histograms").doesNotContain("\n");
    assertThat(records()).hasSize(1);
  }

  @Test
  void aReportThatCannotBeDrawnLosesNothing() throws Exception {
    report =
        folder -> {
          throw new IllegalStateException("no fonts here\nat all");
        };
    RunSummary summary = run(HTTP, trial("well", "well"));
    assertThat(summary.exitCode()).isZero();
    assertThat(records()).hasSize(1);
    assertThat(seen.notes)
        .contains("the report was not drawn, the records are whole: no fonts here");
  }

  @Test
  void theServedFileIsTheSameInEveryRunAndIsRemoved() throws Exception {
    Path first;
    byte[] content;
    try (WorkFolder work = WorkFolder.create(HTTP)) {
      first = work.file();
      content = Files.readAllBytes(first);
      assertThat(content).hasSize(100);
    }
    assertThat(first).doesNotExist();
    try (WorkFolder work = WorkFolder.create(HTTP)) {
      assertThat(Files.readAllBytes(work.file())).isEqualTo(content);
    }
  }

  private RunSummary run(Workload workload, TrialPlan... trials) {
    HostLimits host = new HostLimits(Map.of(), List.of(0, 1), 32_768, 60_999, true);
    RunnerSettings settings =
        new RunnerSettings(
            children, stop, host, new Probe(temp.resolve("no-proc")), deadlines, () -> NOW, report);
    RunPlan plan =
        new RunPlan(Documents.plan(2, "fake"), workload, Arrays.asList(trials), List.of());
    return new Runner(settings).run(plan, Documents.environment(), directory, seen);
  }

  private List<TrialRecord> records() throws IOException {
    return RunReader.read(directory.path()).trials();
  }

  private TrialRecord onlyRecord() throws IOException {
    assertThat(records()).hasSize(1);
    return records().getFirst();
  }

  private void makeHistogramsUnwritable() {
    Path folder = directory.path().resolve("histograms");
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
      Files.writeString(folder, "in the way");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrialPlan trial(String server, String generator) {
    return trial(server, generator, 0.05);
  }

  private static TrialPlan trial(String server, String generator, double seconds) {
    TrialSetup setup =
        new TrialSetup(
            1,
            1,
            1,
            1,
            "",
            "",
            0.01,
            seconds,
            0,
            0,
            Fakes.behaving(server),
            Fakes.behaving(generator),
            Map.of());
    return new TrialPlan("fake", 2, 0, setup, List.of());
  }
}
