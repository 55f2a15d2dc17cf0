package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Interrupted, killed, and resumed: nothing is lost, and nothing measured twice. */
@EnabledOnOs(OS.LINUX)
class AllResumeTest {
  /** And not SIGINT: a shell that starts the tests in the background has them ignore it. */
  private static final int SIGTERMED = 143;

  /** Of the scenario that is interrupted. */
  private static final int POINTS = 4;

  @TempDir private Path dir;

  @BeforeEach
  void scenarios() throws IOException {
    TinyScenario.in(dir, "one", "nio-select", "1");
    TinyScenario.in(dir, "two", "nio-select", "1,2,3,4");
  }

  @Test
  void goesOnWhereItWasInterruptedAndWhereItWasKilled() throws Exception {
    Process first = Program.in(dir, "all", "--out", "out");
    awaitTrial("[1/4] ", first);
    signal("-TERM", first);
    String table = new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = first.waitFor();
    List<String> one = lines("one");
    List<String> two = lines("two");
    assumeTrue(two.size() < POINTS, "the signal was given after the last trial");
    assertThat(exitCode).isEqualTo(SIGTERMED);
    assertThat(table).contains("one/report.pdf", "not finished: " + dir.resolve("out/two"));
    assertThat(one).hasSize(1);
    assertThat(two).isNotEmpty();

    Process second = Program.in(dir, "all", "--resume", "out");
    awaitTrial("[" + (two.size() + 1) + "/4] ", second);
    signal("-KILL", second);
    second.waitFor();
    assertThat(lines("two")).startsWith(two.toArray(String[]::new)).hasSizeGreaterThan(two.size());

    assumeTrue(lines("two").size() < POINTS, "it was killed after the last trial");

    CliRun elsewhere = CliRun.of(dir, dir, "all", "--resume", "out");
    assertThat(elsewhere.exitCode()).as("another JDK").isEqualTo(ExitCode.USAGE);
    assertThat(elsewhere.err()).contains("two cannot be resumed: jdk was ");

    Process third = Program.in(dir, "all", "--resume", "out");
    String said = new String(third.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(third.waitFor()).as(said).isIn(ExitCode.OK, ExitCode.INVALID);
    assertThat(said).contains("[1/2] one is done already", "[2/2] two (about ");
    assertThat(lines("one")).isEqualTo(one);
    assertThat(lines("two")).startsWith(two.toArray(String[]::new));
    assertThat(RunReader.read(dir.resolve("out/two")).trials())
        .extracting(TrialRecord::x)
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    assertThat(dir.resolve("out/two/report.pdf")).isRegularFile();
  }

  private List<String> lines(String scenario) throws IOException {
    return Files.readAllLines(dir.resolve("out").resolve(scenario).resolve("records.jsonl"));
  }

  private static void awaitTrial(String start, Process run) throws IOException {
    BufferedReader lines = run.errorReader();
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    assertThat(line).as("the line of trial %s", start).isNotNull();
  }

  private static void signal(String signal, Process to) throws Exception {
    new ProcessBuilder("kill", signal, Long.toString(to.pid())).start().waitFor();
  }
}
