package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gate --micro} from the command line to its files, and what it refuses. */
class MicroGateTest {
  @TempDir private Path dir;

  @BeforeEach
  void results() throws IOException {
    write(dir.resolve("base.json"), 100, 10);
    write(dir.resolve("same.json"), 100.1, 10);
    write(dir.resolve("slower.json"), 115, 10);
    write(dir.resolve("few.json"), 100, 3);
  }

  /** What JMH leaves of a benchmark that takes so long. */
  static void write(Path file, double nanos, int forks) throws IOException {
    String raw =
        IntStream.range(0, forks)
            .mapToObj(i -> String.format(Locale.ROOT, "[%.3f]", nanos * (1 + i % 3 * 0.001)))
            .collect(Collectors.joining(",", "[", "]"));
    Files.writeString(
        file,
        """
        [{"benchmark": "a.b.Parser.head", "mode": "avgt", "params": {"kind": "LONG"},
          "primaryMetric": {"score": 1, "scoreUnit": "ns/op", "rawData": %s},
          "secondaryMetrics": {}}]
        """
            .formatted(raw));
  }

  private CliRun gate(String... words) throws IOException {
    String[] all = new String[words.length + 2];
    all[0] = "gate";
    all[1] = "--micro";
    System.arraycopy(words, 0, all, 2, words.length);
    return CliRun.of(dir, dir, all);
  }

  @Test
  void failsWhatIsSlowerAndLeavesTheFilesOfAGate() throws IOException {
    CliRun run = gate("--base", "base.json", "--head", "slower.json", "--out", "out");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.out()).contains("FAIL", "Parser.head kind=LONG", "+15.0 %");
    assertThat(dir.resolve("out"))
        .isDirectoryContaining("glob:**/verdict.json")
        .isDirectoryContaining("glob:**/summary.md")
        .isDirectoryContaining("glob:**/junit.xml")
        .isDirectoryContaining("glob:**/forest.svg")
        .isDirectoryContaining("glob:**/forest.pdf");
    assertThat(Files.readString(dir.resolve("out/verdict.json")))
        .containsSubsequence(
            "\"verdict\" : \"FAIL\"", "\"metric\" : \"time\"", "\"unit\" : \"ns/op\"");
    assertThat(Files.readString(dir.resolve("out/summary.md")))
        .contains("measured one after the other");
  }

  @Test
  void passesWhatIsTheSameAndAdvisesWhereItIsToldTo() throws IOException {
    assertThat(gate("--base", "base.json", "--head", "same.json").exitCode()).isZero();
    assertThat(gate("--base", "base.json", "--head", "slower.json", "--advisory").exitCode())
        .isZero();
    assertThat(
            gate("--base", "base.json", "--head", "slower.json", "--delta", "time=20%").exitCode())
        .isZero();
  }

  @Test
  void refusesBadInputInOneLineBeforeAnythingIsRun() throws IOException {
    refused("3 of the 6 forks", "--base", "base.json", "--head", "few.json");
    refused("cannot read", "--base", "base.json", "--head", "none.json");
    refused("give two of a kind", "--base", "base.json", "--head", "main");
    refused("micro-benchmarks have no 'p99'", "--base", "base.json", "--delta", "p99=5%");
    refused("expected more than 0 %", "--base", "base.json", "--delta", "time=0%");
    refused("an even number from 6 to 100", "--base", "base.json", "--pairs", "5");
    refused("is no regular expression", "--base", "base.json", "--benchmarks", "(");
    refused("benchmarks have no scenario", "--base", "base.json", "--scenarios", "smoke");
    refused("benchmarks have no model", "--base", "base.json", "--head-model", "virtual");
    CliRun without = CliRun.of(dir, dir, "gate", "--benchmarks", "x");
    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.err()).contains("--benchmarks and --jmh go with --micro");
    assertThat(dir.resolve("runs")).doesNotExist();
  }

  private void refused(String why, String... words) throws IOException {
    CliRun run = gate(words);
    assertThat(run.exitCode()).as(why + ": " + run.err()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains(why);
  }
}
