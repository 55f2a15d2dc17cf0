package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duality.results.Measurement;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.jmh.TinyBenchmark;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.run.RunSummary.End;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, and the real JMH in them. */
class BenchmarkTrialTest {
  private static final String TINY = TinyBenchmark.class.getName();
  private static final long SIZE = 3;

  @TempDir Path temp;
  @AutoClose private FakeRun run;

  @BeforeEach
  void aRun() throws IOException {
    run = new FakeRun(temp);
  }

  @Test
  void measuresInAProcessOfItsOwn() throws Exception {
    RunSummary summary = run.execute(workload("turn", "WELL"), trial(0.05));

    TrialRecord record = run.onlyRecord();
    assertThat(record.outcome()).as("%s", record.reasons()).isEqualTo(Outcome.VALID);
    assertThat(summary.exitCode()).isZero();
    Measurement measured = Objects.requireNonNull(record.measured());
    assertThat(measured.serverCounters())
        .containsEntry("iterations", 10L)
        .containsEntry("greatest-size", SIZE)
        .containsKey("spread-ppm");
    assertThat(measured.completed()).isPositive().isLessThan(measured.completedInAll());
    assertThat(measured.throughput())
        .isEqualTo(measured.completed() / measured.seconds(), within(measured.throughput() / 1e9));
    assertThat(Metric.OPERATION_TIME.of(record).orElseThrow())
        .isEqualTo(1e6 / measured.throughput());
    assertThat(measured.server().cpuSeconds()).isPositive();
    assertThat(measured.server().switches()).isNotNegative();
    assertThat(measured.server().allocatedBytes()).isNotNegative();
    assertThat(measured.histograms()).isEmpty();
    assertThat(record.notes()).isEmpty();
    assertThat(Files.readString(temp.resolve("run/logs/fake-3-0-benchmark.log")))
        .contains("# Benchmark: " + TINY + ".turn", "size = 3");
  }

  /** Without a warm-up JMH sets up inside the first shot, and what that took is no operation's. */
  @Test
  void singleShotsAreTimedAndTheirCostsLeftOut() throws Exception {
    run.execute(workload("shot", "WELL"), trial(0));

    TrialRecord record = run.onlyRecord();
    assertThat(record.outcome()).as("%s", record.reasons()).isEqualTo(Outcome.VALID);
    Measurement measured = Objects.requireNonNull(record.measured());
    assertThat(measured.completed()).isEqualTo(10);
    assertThat(measured.completedInAll()).isEqualTo(11);
    assertThat(Metric.OPERATION_TIME.of(record)).isPresent();
    assertThat(Metric.CPU_PER_REQUEST.of(record)).isEmpty();
    assertThat(Metric.SWITCHES_PER_REQUEST.of(record)).isEmpty();
    assertThat(Metric.ALLOCATED_PER_REQUEST.of(record)).isEmpty();
    assertThat(record.notes()).singleElement().asString().contains("without a warm-up");
  }

  /** JMH starts and ends threads between its iterations, of which these do not tell. */
  @Test
  void whatItsOwnProcessUsesBetweenTheIterationsIsNoOtherProgram() throws Exception {
    run.seen.onPhase =
        phase -> {
          if (phase == Phase.WARMUP || phase == Phase.WINDOW) {
            kernelTells(phase == Phase.WARMUP ? 0 : 1_000);
          }
        };
    run.execute(workload("turn", "WELL"), trial(0.05));

    TrialRecord record = run.onlyRecord();
    assertThat(record.outcome()).as("%s", record.reasons()).isEqualTo(Outcome.VALID);
    assertThat(record.notes()).isEmpty();
    assertThat(Objects.requireNonNull(record.measured()).server().cpuSeconds()).isLessThan(10);
  }

  /** That each child of this process has used so many ticks, which are all that were used. */
  private void kernelTells(int ticks) {
    List<Long> pids = ProcessHandle.current().descendants().map(ProcessHandle::pid).toList();
    try {
      Path proc = Files.createDirectories(temp.resolve("no-proc"));
      Files.writeString(proc.resolve("stat"), "cpu  " + ticks + " 0 0 0 0 0 0 0 0 0\n");
      for (long pid : pids) {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
            folder.resolve("stat"),
            pid + " (java) S 1 1 1 0 -1 0 0 0 0 0 " + ticks + " 0 0 0 20 0 9 0 0 0 0\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyWayToFailIsARecordWithItsReasonAndTheRunGoesOn() throws Exception {
    assertThat(failure("THROWS", "benchmark-failed"))
        .isEqualTo("benchmark failed: IllegalStateException: one message of 7 is lost");
    assertThat(failure("FAILS_AT_ITS_END", "benchmark-failed"))
        .isEqualTo("benchmark failed: IllegalStateException: sent 8, received 7");
    assertThat(failure("DIES", "benchmark-died"))
        .startsWith("benchmark ended by itself with exit code 7");
    assertThat(failure("MOODY", "benchmark-failed")).contains("MOODY");
  }

  private String failure(String mood, String code) throws IOException {
    Path folder = Files.createTempDirectory(temp, "run-");
    try (FakeRun one = new FakeRun(folder)) {
      RunSummary summary = one.execute(workload("turn", mood), trial(0.01));
      assertThat(summary.end()).isEqualTo(End.COMPLETE);
      TrialRecord record = one.onlyRecord();
      assertThat(record.outcome()).isEqualTo(Outcome.FAILED);
      Reason reason = record.reasons().getFirst();
      assertThat(reason.code()).isEqualTo(code);
      return reason.message();
    }
  }

  @Test
  void aWishToStopEndsTheBenchmarkAndTheRun() throws Exception {
    run.seen.onPhase = phase -> run.stop.request();
    RunSummary summary = run.execute(workload("turn", "HANGS"), trial(0.01));

    assertThat(summary.end()).isEqualTo(End.INTERRUPTED);
    assertThat(run.directory.path().resolve("records.jsonl"))
        .satisfiesAnyOf(
            file -> assertThat(file).doesNotExist(), file -> assertThat(file).isEmptyFile());
  }

  private static Workload workload(String method, String mood) {
    return new Workload.Jmh(
        "size",
        "size",
        "turns",
        Map.of(
            "fake", new Workload.Jmh.Series(TINY + "." + method, Map.of("mood", mood), List.of())));
  }

  private static TrialPlan trial(double warmupSeconds) {
    TrialSetup setup =
        new TrialSetup(
            1, 1, 0, 0, "", "", warmupSeconds, 0.1, 0, 0, Fakes.SHORT_LIVED, List.of(), Map.of());
    return new TrialPlan("fake", SIZE, 0, setup, List.of());
  }
}
