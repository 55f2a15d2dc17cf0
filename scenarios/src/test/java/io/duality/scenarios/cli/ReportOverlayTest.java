package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several runs drawn over each other, and what a report is asked to be written as. */
class ReportOverlayTest {
  private static final Path RUN = Path.of("src/test/resources/io/duality/scenarios/cli/run");

  @TempDir private Path dir;

  @BeforeEach
  void twoRunsUnderTwoJdks() throws IOException {
    for (String run : List.of("a", "b")) {
      Files.createDirectory(dir.resolve(run));
      for (String name : List.of("plan.json", "environment.json", "records.jsonl", "claims.json")) {
        Files.copy(RUN.resolve(name), dir.resolve(run).resolve(name));
      }
    }
    edit("b/environment.json", "25.0.3+9 Eclipse", "26+35 Eclipse");
  }

  private CliRun report(String... words) {
    String[] all = Stream.concat(Stream.of("report"), Stream.of(words)).toArray(String[]::new);
    return CliRun.of(dir, dir, all);
  }

  private void edit(String name, String from, String to) throws IOException {
    Path file = dir.resolve(name);
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  /** Every file of both runs. */
  private Map<String, String> runs() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String run : List.of("a", "b")) {
      try (Stream<Path> files = Files.walk(dir.resolve(run))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          contents.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return contents;
  }

  @Test
  void laysRunsOverEachOtherAndLeavesTheirFoldersAsTheyAre() throws IOException {
    // By these records it is another verdict, which a report of the run itself would write down.
    edit("a/claims.json", "\"SUPPORTED\"", "\"INCONCLUSIVE\"");
    Map<String, String> before = runs();

    CliRun run = report("a", "b", "--out", "both");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .startsWith("run-benchmark.sh: warning: not made alike, JDK 25.0.3 and JDK 26: JDK: ")
        .hasLineCount(1);
    assertThat(run.out().lines().map(line -> line.replaceFirst(".*/", "")))
        .containsExactly("report.html", "report.pdf", "points.csv");
    assertThat(runs()).isEqualTo(before);
    Path both = dir.resolve("both");
    assertThat(both.resolve("charts/latency.svg"))
        .content()
        .contains(">nio-select, JDK 25.0.3<", ">nio-select, JDK 26<");
    assertThat(both.resolve("charts/latency.tsv"))
        .content()
        .startsWith("clients\tnio-select, JDK 25.0.3\t");
    assertThat(both.resolve("report.html")).content().contains("SUPPORTED");
    assertThat(both.resolve("exports")).doesNotExist();
  }

  @Test
  void makesAFolderOfItsOwnWhereNoneIsNamed() {
    CliRun run = report("a", "b");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(dir.resolve("runs/report-19700101T000000Z/report.pdf")).isNotEmptyFile();
  }

  @Test
  void namesRunsThatDifferInNothingAfterTheirFolders() throws IOException {
    edit("b/environment.json", "26+35 Eclipse", "25.0.3+9 Eclipse");

    CliRun run = report("a", "b", "--out", "both", "--format", "svg");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(dir.resolve("both/charts/latency.svg"))
        .content()
        .contains(">nio-select, a<", ">nio-select, b<");
  }

  @Test
  void refusesTwoExperimentsAndMakesNothing() throws IOException {
    edit("b/plan.json", "bandwidth-vs-clients", "another-one");

    CliRun run = report("a", "b", "--out", "both");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("b are two experiments, scenario: bandwidth-vs-clients against another-one")
        .hasLineCount(1);
    assertThat(dir.resolve("both")).doesNotExist();
  }

  @Test
  void refusesToWriteWhereARunLies() throws IOException {
    Map<String, String> before = runs();

    CliRun run = report("a", "b", "--out", "b");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("b is not empty, and a run never overwrites");
    assertThat(runs()).isEqualTo(before);
  }

  @Test
  void leavesOutARunThatCannotBeReadAndDrawsTheOthers() throws IOException {
    Files.createDirectory(dir.resolve("c"));
    for (String name : List.of("plan.json", "environment.json", "records.jsonl")) {
      Files.copy(dir.resolve("a").resolve(name), dir.resolve("c").resolve(name));
    }
    edit("c/plan.json", "\"schema\" : 1", "\"schema\" : 2");

    CliRun run = report("a", "b", "c", "--out", "both", "--format", "svg");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("plan.json: schema 2 is newer than the 1 that this program knows")
        .contains("; this run is left out");
    assertThat(dir.resolve("both/charts/latency.svg")).content().contains(">nio-select, JDK 26<");
  }

  @Test
  void drawsTheOneThatIsLeftUnderItsModelsOwnNames() throws IOException {
    Files.writeString(dir.resolve("b/records.jsonl"), "");

    CliRun run = report("a", "b", "--out", "one", "--format", "svg");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("warning: b has 0 recorded trials");
    assertThat(dir.resolve("one/charts/latency.svg")).content().contains(">nio-select<");
  }

  @Test
  void aRecordThatIsCutOffCostsItsTrial() throws IOException {
    Path records = dir.resolve("b/records.jsonl");
    String whole = Files.readString(records);
    Files.writeString(records, whole.substring(0, whole.length() - 9));

    CliRun run = report("a", "b", "--out", "both", "--format", "html");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("the last line is incomplete; this trial is left out");
    assertThat(dir.resolve("both/report.html")).content().contains("Not everything could be read");
  }

  @Test
  void refusesAFolderThatIsNoRunAndARunThatIsNamedTwice() {
    assertThat(report("a", "nowhere", "--out", "both"))
        .returns(2, CliRun::exitCode)
        .extracting(CliRun::err)
        .asString()
        .contains("nowhere is not a folder: name the folder of a run");
    assertThat(report("a", "a", "--out", "both"))
        .returns(2, CliRun::exitCode)
        .extracting(CliRun::err)
        .asString()
        .contains("a is named twice: name each run once");
    assertThat(dir.resolve("both")).doesNotExist();
  }

  @Test
  void drawsOneRunElsewhere() throws IOException {
    Map<String, String> before = runs();

    CliRun run = report("a", "--out", "elsewhere");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(runs()).isEqualTo(before);
    assertThat(dir.resolve("elsewhere/report.pdf")).isNotEmptyFile();
    assertThat(dir.resolve("elsewhere/points.csv")).content().startsWith("model,x,outcome,");
  }

  @ParameterizedTest
  @CsvSource({
    "html, report.html",
    "pdf, report.pdf charts/bandwidth.pdf charts/latency.pdf",
    "svg, charts/bandwidth.svg charts/latency.svg",
    "png, charts/bandwidth.png charts/latency.png",
    "csv, points.csv charts/bandwidth.tsv charts/latency.tsv",
    "'svg,html', report.html charts/bandwidth.svg charts/latency.svg"
  })
  void writesWhatIsAskedForAndNothingElse(String formats, String expected) throws IOException {
    CliRun run = report("a", "--out", "new", "--format", formats);

    assertThat(run.exitCode()).as(run.err()).isZero();
    Path made = dir.resolve("new");
    try (Stream<Path> files = Files.walk(made)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> made.relativize(f).toString()))
          .containsExactlyInAnyOrder(expected.split(" ", -1));
    }
    assertThat(run.out().lines()).allMatch(line -> Files.isRegularFile(Path.of(line)));
  }

  @Test
  void aFormatInTheRunsOwnFolderIsAllThatIsWritten() {
    CliRun run = report("a", "--format", "svg");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("latency.svg");
    assertThat(dir.resolve("a/report.pdf")).doesNotExist();
    assertThat(dir.resolve("a/exports")).doesNotExist();
  }

  @Test
  void suggestsTheFormatThatWasMeant() {
    CliRun run = report("a", "--format", "svg,pngs");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "run-benchmark.sh: --format: unknown format 'pngs'; did you mean 'png'?");
    assertThat(dir.resolve("a/charts")).doesNotExist();
  }
}
