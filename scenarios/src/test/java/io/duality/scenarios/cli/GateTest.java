package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path dir;

  @BeforeEach
  void aScenario() throws IOException {
    TinyScenario.in(dir, "nio-select");
  }

  /** What the machine does meanwhile decides between PASS and the verdicts that tell nothing. */
  @ParameterizedTest
  @ValueSource(ints = {0, 50})
  @EnabledOnOs(OS.LINUX)
  void theSameAgainstItselfLeavesAllFilesAndIsSaidAgain(int turnMillis) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Path summary = dir.resolve("step-summary.md");

    int exitCode =
        new GateExecution(world(said, summary), options(Duration.ofMillis(turnMillis))).execute();

    assertThat(exitCode).as("%s", said).isIn(ExitCode.OK, ExitCode.INVALID);
    Path out = dir.resolve("out");
    assertThat(List.of("gate.json", "trials.jsonl", "verdict.json", "summary.md", "junit.xml"))
        .allMatch(name -> Files.isRegularFile(out.resolve(name)));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("base: ").contains("::");
    assertThat(summary).content().startsWith("### ");

    byte[] trials = Files.readAllBytes(out.resolve("trials.jsonl"));
    byte[] verdict = Files.readAllBytes(out.resolve("verdict.json"));
    CliRun again = CliRun.of(dir, dir, "gate", "--resume", "out");
    assertThat(again.exitCode()).as(again.err()).isEqualTo(exitCode);
    assertThat(CliRun.of(dir, dir, "gate", "--resume", "out", "--advisory").exitCode()).isZero();
    assertThat(Files.readAllBytes(out.resolve("trials.jsonl"))).isEqualTo(trials);
    assertThat(Files.readAllBytes(out.resolve("verdict.json"))).isEqualTo(verdict);
  }

  private World world(ByteArrayOutputStream said, Path summary) {
    return TestWorld.saying(
        dir, said, Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
  }

  /** As few pairs as can be balanced: a user's are at least six. */
  private static GateOptions options(Duration turn) {
    return new GateOptions(
        new GateSideOptions(),
        Optional.empty(),
        List.of("tiny"),
        2,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        turn,
        Optional.of(1L),
        Optional.of(Path.of("out")),
        Optional.empty(),
        false,
        true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --pairs 7 | --pairs: expected an even number from 6 to 100, found 7
          --pairs 4 | --pairs: expected an even number from 6 to 100, found 4
          --turn 5ms | --turn: expected 20ms to 1s, or 0s, found 5ms
          --turn 2s | --turn: expected 20ms to 1s, or 0s, found 2s
          --delta latency=5% | --delta: unknown metric 'latency'; there are throughput,
          --delta p98=5% | --delta: unknown metric 'p98'; did you mean 'p99'?
          --delta p99=0% | --delta p99: delta of response-p99: 0.0 % has to be above 0
          --delta p99=much | --delta p99: expected a percentage such as 0.1% or 2%
          --delta p99=5%,response-p99=6% | --delta: 'p99' is given twice; give it once
          --scenarios none | unknown scenario 'none'
          --scenarios throughput-vs-threads | has no network, which a gate needs; leave it out
          --scenarios smoke,./scenarios/smoke.yaml | two are called 'smoke'; rename one's file
          --scenarios bandwidth-vs-clients --rate 5 | --rate: none of the scenarios is at a rate
          --resume nowhere | nowhere has no gate.json: it is not the folder of a gate
          """)
  void refusesWhatItCannotDoBeforeAnythingStarts(String words, String message) {
    CliRun run =
        CliRun.of(
            PROJECT, PROJECT, ("gate --out " + dir.resolve("out") + " " + words).split(" ", -1));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().lines()).singleElement().asString().contains(message);
    assertThat(dir.resolve("out/gate.json")).doesNotExist();
  }

  @Test
  void refusesAFolderThatHoldsSomethingBeforeItBuildsAnything() {
    CliRun run = CliRun.of(dir, dir, "gate", "--scenarios", "tiny", "--out", "scenarios");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("scenarios is not empty, and a run never overwrites");
  }
}
