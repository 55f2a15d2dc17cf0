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
  void aRunWithoutATrialIsDrawnAndSaidToBeEmpty() throws IOException {
    Files.writeString(dir.resolve("a/records.jsonl"), "");
    CliRun run = CliRun.of(dir, dir, "report", "a");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "run-benchmark.sh: a has 0 recorded trials, and its report no figure;"
                + " make them with: ./run-benchmark.sh resume a");
    assertThat(run.out().strip()).endsWith("report.pdf");
    assertThat(dir.resolve("a/report.pdf")).isNotEmptyFile();
  }

  @Test
  void aRunWhoseLastRecordIsCutOffIsDrawnWithTheOthers() throws IOException {
    Path records = dir.resolve("a/records.jsonl");
    String whole = Files.readString(records);
    Files.writeString(records, whole.substring(0, whole.length() - 9));
    CliRun run = CliRun.of(dir, dir, "report", "a");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .startsWith("run-benchmark.sh: warning: ")
        .contains("the last line is incomplete; this trial is left out");
    assertThat(dir.resolve("a/report.pdf")).isNotEmptyFile();
  }

  @Test
  void recordsOfANewerSchemaCostTheirTrialsAndNotTheReport() throws IOException {
    Path records = dir.resolve("a/records.jsonl");
    String whole = Files.readString(records);
    Files.writeString(records, whole + whole.replace("\"schema\":1", "\"schema\":2"));
    CliRun run = CliRun.of(dir, dir, "report", "a");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("have a schema newer than the 1 that this program knows; they are left out");
    assertThat(dir.resolve("a/report.pdf")).isNotEmptyFile();

    CliRun compare = CliRun.of(dir, dir, "compare", "a", "b");
    assertThat(compare.exitCode()).isEqualTo(2);
    assertThat(compare.err()).contains("schema 2 is newer than the 1");
  }

  @Test
  void claimsOfANewerSchemaCostTheirPageAndNotTheReport() throws IOException {
    Files.writeString(dir.resolve("a/claims.json"), "{\"schema\": 2}\n");
    CliRun run = CliRun.of(dir, dir, "report", "a");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("claims.json: schema 2 is newer")
        .contains("; the report is drawn without claims");
    assertThat(dir.resolve("a/report.pdf")).isNotEmptyFile();
  }

  @Test
  void hostsThatCannotBeReadCostAWarningAndNotTheReport() throws IOException {
    Files.writeString(dir.resolve("a/hosts.json"), "{\"schema\": 1, \"hosts\": [{}]}\n");
    CliRun run = CliRun.of(dir, dir, "report", "a");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("warning: ")
        .contains("hosts.json: hosts.[0].name: Missing creator property 'name'")
        .contains("; what it tells of the run's machines is left out");
    assertThat(dir.resolve("a/report.pdf")).isNotEmptyFile();
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
