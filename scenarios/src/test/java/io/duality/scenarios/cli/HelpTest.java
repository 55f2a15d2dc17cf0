package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    "help-compare.txt, compare --help",
    "help-gate.txt, gate --help"
  })
  void showsHelp(String file, String command) throws IOException {
    String[] words = command.split(" ", -1);
    assertThat(CliRun.of(dir, dir, words).exitCode()).isZero();
    Golden.check(file, () -> CliRun.of(dir, dir, words).out());
  }

  @Test
  void showsItsVersion() {
    CliRun run = CliRun.of(dir, dir, "--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("duality \\S+, Java \\S+\\R");
  }
}
