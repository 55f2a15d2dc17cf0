package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.side.TestJar;
import io.duality.scenarios.side.TestRepository;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sides that cannot be compared, from the command line: one line, and the right exit code. */
class GateSidesTest {
  @TempDir private Path dir;

  @BeforeEach
  void aScenario() throws IOException {
    TinyScenario.in(dir, "threaded");
  }

  private CliRun gate(String... words) {
    String[] all = new String[words.length + 5];
    System.arraycopy(new String[] {"gate", "--scenarios", "tiny", "--out", "out"}, 0, all, 0, 5);
    System.arraycopy(words, 0, all, 5, words.length);
    return CliRun.of(dir, dir, all);
  }

  /** What went wrong, without lines of progress. */
  private static String complaint(CliRun run) {
    return run.err()
        .lines()
        .filter(line -> line.startsWith("run-benchmark.sh: "))
        .reduce((first, second) -> first + "\n" + second)
        .orElse(run.err());
  }

  @Test
  void aRefThatDoesNotExistIsOneLine() throws Exception {
    TestRepository repository = TestRepository.in(dir);
    repository.commit("first");
    CliRun run = gate("--repository", "a project", "--base", "mian", "--head", "main");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .isEqualTo(
            "run-benchmark.sh: --base: there is no REF 'mian' in "
                + repository.folder()
                + "; did you mean 'main'?\n");
  }

  @Test
  void aBuildThatDoesNotCompileIsOneLineWithTheCompilersError() throws Exception {
    TestRepository repository = TestRepository.in(dir);
    repository
        .with("run-benchmark.sh", "#!/bin/sh", "echo 'A.java:7: error: cannot find symbol'; exit 1")
        .commit("broken");
    CliRun run = gate("--repository", "a project", "--head", "main");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(complaint(run))
        .contains("head main (")
        .contains("cannot be built, exit code 1: A.java:7: error: cannot find symbol")
        .hasLineCount(1);
    assertThat(dir.resolve("out")).doesNotExist();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aServerThatDiesOnOneSideOnlyEndsTheGateAndIsNamed() throws Exception {
    Path jar = TestJar.ofMortalModel(dir, "mortal");
    CliRun run = gate("--head", jar.toString(), "--plain");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
    assertThat(complaint(run))
        .startsWith("run-benchmark.sh: head, tiny, ")
        .contains("ended by itself with exit code 9")
        .contains("a request was too much");
    assertThat(dir.resolve("out/trials.jsonl")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --base-flags=-XX:+UseNoGC | --base-flags: the JVM refuses '-XX:+UseNoGC': Unrecognized VM
          --head-flags=-jar | --head-flags: expected flags of the JVM such as -XX:+UseZGC
          --head=gone.jar | --head: expected a REF, a jar or a folder, found 'gone.jar', and there
          --base=-x | --base: expected a REF, a jar or a folder, found '-x'
          --head-java=nowhere | --head-java: expected a JDK's folder or its program java
          --head-model=virtuel | --head-model: unknown model 'virtuel'; did you mean 'virtual'?
          --head-option=size=1 | --head-option: model 'threaded' has no option 'size'
          --build-limit=0s | --build-limit: expected more than 0
          --repository=nowhere | --repository: expected a folder, found
          --external=nowhere.yaml | --external: expected a file as in scenarios/external, in YAML
          """)
  void badWordsAreOneLineBeforeAnythingStarts(String word, String message) {
    CliRun run = gate(word);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().lines()).singleElement().asString().contains(message);
    assertThat(dir.resolve("out")).doesNotExist();
  }
}
