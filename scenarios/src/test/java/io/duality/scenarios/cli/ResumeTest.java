package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.RunData;
import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import io.duality.results.claim.ClaimFile;
import io.duality.results.claim.Finding;
import io.duality.results.claim.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run that was killed is one run again once it has been resumed. */
@EnabledOnOs(OS.LINUX)
class ResumeTest {
  private static final int SIGKILLED = 137;

  @TempDir private Path dir;

  @BeforeEach
  void aScenario() throws IOException {
    TinyScenario.in(dir, "tiny", "nio-select", "1,2,3");
    TinyScenario.claim(dir, "tiny", "nio-select");
  }

  @Test
  void runsWhatAKilledRunHasLeft() throws Exception {
    killAfterTheFirstTrial();
    Path records = dir.resolve("out/records.jsonl");
    Files.writeString(records, "{\"schema\":1,\"scen", StandardOpenOption.APPEND);
    assertThat(ClaimFile.read(dir.resolve("out")).orElseThrow().findings()).isEmpty();
    TrialRecord first = RunReader.read(dir.resolve("out")).trials().getFirst();

    CliRun elsewhere = CliRun.of(dir, dir, "resume", "out");
    assertThat(elsewhere.exitCode()).isEqualTo(2);
    assertThat(elsewhere.err()).contains("out cannot be resumed: jdk was ").contains("is a JDK");

    Process resumed = Program.in(dir, "resume", "out");
    String said = new String(resumed.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(resumed.waitFor()).as(said).isIn(0, 4);

    RunData run = RunReader.read(dir.resolve("out"));
    assertThat(run.warnings()).isEmpty();
    assertThat(run.trials().getFirst()).isEqualTo(first);
    assertThat(run.trials()).extracting(TrialRecord::x).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(run.trials()).extracting(TrialRecord::sequence).containsExactly(0, 1, 2);
    assertThat(new String(resumed.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .endsWith(dir.resolve("out/report.html") + "\n" + dir.resolve("out/report.pdf") + "\n");
    assertThat(dir.resolve("out/report.pdf")).isRegularFile();
    assertThat(dir.resolve("out/exports/jmh.json")).isRegularFile();
    assertThat(ClaimFile.read(dir.resolve("out")).orElseThrow().findings())
        .extracting(Finding::verdict)
        .containsAnyOf(Verdict.INCONCLUSIVE, Verdict.NOT_MEASURED);
  }

  @Test
  void refusesAFolderThatHoldsNoRun() {
    CliRun run = CliRun.of(dir, dir, "resume", "scenarios");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("has no plan.json: it is not the folder of a run");
    assertThat(dir.resolve("scenarios/records.jsonl")).doesNotExist();
  }

  private void killAfterTheFirstTrial() throws Exception {
    Process run = Program.in(dir, "tiny", "--out", "out");
    try (BufferedReader lines = run.errorReader()) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("[1/3] ")) {
        line = lines.readLine();
      }
      assertThat(line).as("the first trial's line").isNotNull();
      run.destroyForcibly();
      assertThat(run.waitFor()).isEqualTo(SIGKILLED);
    }
  }
}
