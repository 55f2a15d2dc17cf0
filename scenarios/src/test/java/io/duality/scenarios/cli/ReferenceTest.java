package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.RunData;
import io.duality.results.RunReader;
import io.duality.results.claim.ClaimFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that are committed, without logs and histograms: their records say what stands in them. */
class ReferenceTest {
  private static final Path FIXTURE = Path.of("src/test/resources/io/duality/scenarios/cli/run");
  private static final Path REFERENCE = Path.of("..", "results", "reference");

  @TempDir private Path dir;

  /** The fixture first: no folder of this project need hold a run. */
  static Stream<Path> runs() throws IOException {
    if (!Files.isDirectory(REFERENCE)) {
      return Stream.of(FIXTURE);
    }
    try (Stream<Path> folders = Files.list(REFERENCE)) {
      return Stream.concat(
          Stream.of(FIXTURE), folders.filter(Files::isDirectory).sorted().toList().stream());
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void verdictsFollowFromTheRecords(Path committed) throws IOException {
    Path copy = copy(committed);
    RunData run = RunReader.read(copy);
    assertThat(run.warnings()).isEmpty();
    assertThat(ClaimFile.judge(copy, run)).isEqualTo(ClaimFile.read(committed));
  }

  @Test
  void reportDrawsWhatIsCommittedAgain() throws IOException {
    Path copy = copy(FIXTURE);
    CliRun report = CliRun.of(dir, dir, "report", copy.toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(report.err()).isEmpty();
    assertThat(report.out()).startsWith("Claims\n").endsWith("report.pdf\n");
    assertThat(copy.resolve("report.pdf")).isNotEmptyFile();
    assertThat(copy.resolve("charts/bandwidth.svg")).isNotEmptyFile();
    assertThat(copy.resolve("claims.json")).hasSameTextualContentAs(FIXTURE.resolve("claims.json"));
  }

  /** Somebody has turned it round, or the rules have changed since. */
  @Test
  void reportTellsOfAVerdictThatDoesNotFollow() throws IOException {
    Path copy = copy(FIXTURE);
    Path claims = copy.resolve("claims.json");
    Files.writeString(
        claims, Files.readString(claims).replace("\"SUPPORTED\"", "\"INCONCLUSIVE\""));
    CliRun report = CliRun.of(dir, dir, "report", copy.toString());
    assertThat(report.exitCode()).isZero();
    assertThat(report.err().strip())
        .isEqualTo(
            "run-benchmark.sh: warning: little was INCONCLUSIVE, and is SUPPORTED by these records");
    assertThat(claims).hasSameTextualContentAs(FIXTURE.resolve("claims.json"));
  }

  private Path copy(Path run) throws IOException {
    Path copy = Files.createDirectory(dir.resolve("copy"));
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
