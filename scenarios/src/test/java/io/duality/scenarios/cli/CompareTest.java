package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are over: compared, or drawn again. */
class CompareTest {
  private static final Path RUN = Path.of("src/test/resources/io/duality/scenarios/cli/run");

  @TempDir private Path dir;

  @BeforeEach
  void twoRunsOfOneExperiment() throws IOException {
    for (String run : List.of("a", "b")) {
      Files.createDirectory(dir.resolve(run));
      for (String name : List.of("plan.json", "environment.json", "records.jsonl")) {
        Files.copy(RUN.resolve(name), dir.resolve(run).resolve(name));
      }
    }
  }

  @Test
  void putsThemSideBySide() {
    CliRun run = CliRun.of(dir, dir, "compare", "a", "b");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("### `b` against `a`\n")
        .contains("| `nio-select` | 1,024 | throughput |")
        .contains("| 1.000 | 1.000 .. 1.000 | no difference shown |")
        .contains("- threaded at 65536: failed, failed");
  }

  @Test
  void writesJson() {
    CliRun run = CliRun.of(dir, dir, "compare", "a", "b", "--format", "json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"comparable\" : true").contains("\"metric\" : \"throughput\"");
  }

  @Test
  void marksRunsOfTwoMachines() throws IOException {
    edit("b/environment.json", "Linux 6.18.44", "Linux 7.0");
    CliRun run = CliRun.of(dir, dir, "compare", "a", "b");
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "run-benchmark.sh: the runs are not comparable:"
                + " kernel: Linux 6.18.44 against Linux 7.0");
    assertThat(run.out()).contains("**Not comparable**").contains("| throughput |");
  }

  @Test
  void refusesTwoExperiments() throws IOException {
    edit("b/plan.json", "bandwidth-vs-clients", "another-one");
    CliRun run = CliRun.of(dir, dir, "compare", "a", "b");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("a and b are two experiments");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aRunWithoutATrialIsNotDrawn() throws IOException {
    Files.writeString(dir.resolve("a/records.jsonl"), "");
    CliRun run = CliRun.of(dir, dir, "report", "a");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "run-benchmark.sh: a has 0 recorded trials, and a report takes 1;"
                + " make them with: ./run-benchmark.sh resume a");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void refusesWhatIsNoRun() {
    CliRun run = CliRun.of(dir, dir, "compare", "a", "nowhere");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nowhere is not a folder: name the folder of a run");
    assertThat(CliRun.of(dir, dir, "compare", "a", "b", "--format", "xml").exitCode()).isEqualTo(2);
    assertThat(CliRun.of(dir, dir, "compare", "a").exitCode()).isEqualTo(2);
  }

  private void edit(String name, String from, String to) throws IOException {
    Path file = dir.resolve(name);
    Files.writeString(file, Files.readString(file).replace(from, to));
  }
}
