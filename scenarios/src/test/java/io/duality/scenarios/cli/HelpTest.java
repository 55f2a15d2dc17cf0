package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource({
    "help.txt, --help",
    "help-all.txt, all --help",
    "help-list.txt, list --help",
    "help-explain.txt, explain --help",
    "help-doctor.txt, doctor --help",
    "help-serve.txt, serve --help",
    "help-load.txt, load --help",
    "help-selftest.txt, selftest --help",
    "help-files.txt, files --help",
    "help-report.txt, report --help",
    "help-resume.txt, resume --help",
    "help-compare.txt, compare --help",
    "help-gate.txt, gate --help",
    "help-agent.txt, agent --help",
    "help-completion.txt, completion --help"
  })
  void showsHelp(String file, String command) throws IOException {
    String[] words = command.split(" ", -1);
    assertThat(CliRun.of(dir, dir, words).exitCode()).isZero();
    Golden.check(file, () -> CliRun.of(dir, dir, words).out());
  }

  /** An archive's script has another name, and another place. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "all",
        "list",
        "explain",
        "doctor",
        "serve",
        "load",
        "selftest",
        "files",
        "report",
        "resume",
        "agent",
        "completion"
      })
  void namesTheProgramAsItIsStarted(String verb) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    World world = TestWorld.startedAs("duality", TestWorld.saying(dir, said, Map.of()));
    String[] words = verb.isEmpty() ? new String[] {"--help"} : new String[] {verb, "--help"};

    assertThat(CommandLines.execute(world, words)).isZero();

    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("Usage: duality " + verb)
        .doesNotContain("run-benchmark.sh", "${");
  }

  @Test
  void complainsInTheNameOfTheProgram() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    World world = TestWorld.startedAs("/opt/duality", TestWorld.saying(dir, said, Map.of()));

    assertThat(CommandLines.execute(world)).isEqualTo(ExitCode.USAGE);

    assertThat(said.toString(StandardCharsets.UTF_8))
        .startsWith("duality: which scenario? '/opt/duality list' shows them");
  }

  @Test
  void everyCommandHasAnExample() {
    CommandLine root = CommandLines.of(TestWorld.silent(dir));
    assertThat(root.getSubcommands()).isNotEmpty();
    root.getSubcommands()
        .forEach((name, command) ->
            assertThat(command.getUsageMessage())
                .as(name)
                .containsPattern("(?m)^Examples?:$")
                .containsPattern("(?m)^  \\./run-benchmark\\.sh " + name));
  }

  @Test
  void showsItsVersion() {
    CliRun run = CliRun.of(dir, dir, "--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("duality \\S+, Java \\S+\\R");
  }
}
