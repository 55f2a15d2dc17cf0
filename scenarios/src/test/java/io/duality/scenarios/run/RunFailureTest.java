package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Outcome;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.scenarios.run.RunSummary.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of every failure that is known. */
class RunFailureTest {
  @TempDir Path temp;
  @AutoClose private FakeRun run;

  @BeforeEach
  void aRun() throws IOException {
    run = new FakeRun(temp);
  }

  @Test
  void aServerKilledInMidTrialIsAResultAndTheRunGoesOn() throws Exception {
    RunSummary summary =
        run.execute(
            FakeRun.HTTP, FakeRun.trial("is-killed", "well"), FakeRun.trial("well", "well"));
    assertThat(run.records())
        .extracting(TrialRecord::outcome)
        .containsExactly(Outcome.FAILED, Outcome.VALID);
    assertThat(run.records().getFirst().reasons())
        .extracting(Reason::label)
        .containsExactly("server died: SIGKILL");
    assertThat(summary.exitCode()).isZero();
  }

  @Test
  void everyWayToFailIsARecordWithItsReason() throws Exception {
    run.execute(
        FakeRun.HTTP,
        FakeRun.trial("port-taken", "well"),
        FakeRun.trial("runs-out-of-memory", "well"),
        FakeRun.trial("dies", "well"),
        FakeRun.trial("says-nonsense", "well"),
        FakeRun.trial("well", "cannot-start"),
        FakeRun.trial("well", "dies-at-connect"),
        FakeRun.trial("well", "is-killed-in-window"));
    assertThat(run.records()).extracting(TrialRecord::outcome).containsOnly(Outcome.FAILED);
    assertThat(run.records())
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
    run.deadlines =
        new Deadlines(
            Duration.ofSeconds(50),
            Duration.ofSeconds(2),
            Duration.ofSeconds(50),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO);
    run.execute(
        FakeRun.HTTP, FakeRun.trial("is-stopped", "well"), FakeRun.trial("hangs-at-stop", "well"));
    assertThat(run.records())
        .extracting(record -> record.reasons().getFirst().label())
        .containsExactly("server stalled", "server stalled");
  }

  @Test
  void aServerThatNeverGetsReadyFailsItsTrial() throws Exception {
    run.deadlines =
        new Deadlines(
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO);
    run.execute(FakeRun.HTTP, FakeRun.trial("never-ready", "well"));
    assertThat(run.onlyRecord().reasons())
        .extracting(Reason::label)
        .containsExactly("server not ready");
  }

  @Test
  void aRecordThatCannotBeKeptEndsTheRunWithOneLine() throws Exception {
    run.seen.onEnd = record -> makeHistogramsUnwritable();
    RunSummary summary =
        run.execute(
            FakeRun.HTTP,
            FakeRun.trial("well", "well"),
            FakeRun.trial("well", "well"),
            FakeRun.trial("well", "well"));
    assertThat(summary.end()).isEqualTo(End.BROKEN);
    assertThat(summary.exitCode()).isEqualTo(1);
    assertThat(summary.problem()).contains("histograms").doesNotContain("\n");
    assertThat(run.records()).hasSize(1);
  }

  @Test
  void aReportThatCannotBeDrawnLosesNothing() throws Exception {
    run.report =
        folder -> {
          throw new IllegalStateException("no fonts here\nat all");
        };
    RunSummary summary = run.execute(FakeRun.HTTP, FakeRun.trial("well", "well"));
    assertThat(summary.exitCode()).isZero();
    assertThat(run.records()).hasSize(1);
    assertThat(run.seen.notes)
        .contains("the report was not drawn, the records are whole: no fonts here");
  }

  private void makeHistogramsUnwritable() {
    Path folder = run.directory.path().resolve("histograms");
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
}
