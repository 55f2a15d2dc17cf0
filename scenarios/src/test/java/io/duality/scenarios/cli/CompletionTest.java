package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script, in a real bash that is told what a person has typed. */
@Timeout(120)
class CompletionTest {
  private static final Path BASH = Path.of("/bin/bash");

  /** What bash does for a person: it splits at blanks and at =, and calls the function. */
  private static final String PRESS_TAB =
      """
      source "$1"
      COMP_LINE=$2
      read -ra COMP_WORDS <<<"${COMP_LINE//=/ = }"
      [[ $COMP_LINE != *' ' ]] || COMP_WORDS+=("")
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      COMP_POINT=${#COMP_LINE}
      COMPREPLY=()
      compopt() { true; }
      $(complete -p "${COMP_WORDS[0]##*/}" | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir private Path dir;
  private Path script = Path.of("");

  @BeforeEach
  void writtenOnce() throws IOException {
    assumeThat(BASH).isExecutable();
    script = dir.resolve("completion");
    TinyScenario.in(dir, "tiny-web", "epoll", "1");
    TinyScenario.claim(dir, "tiny-web", "epoll");
    CliRun run = CliRun.of(dir, dir, "completion", "bash");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    Files.writeString(script, run.out());
  }

  @Test
  void isSound() throws Exception {
    assertThat(said(BASH.toString(), "-n", script.toString())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "./run-benchmark.sh tin, tiny-web",
    "run-benchmark.sh tin, tiny-web",
    "/some/where/run-benchmark.sh tin, tiny-web",
    "'/opt/duality/bin/duality tiny-web --servers virtual,epoll-l', 'virtual,epoll-level'",
    "./run-benchmark.sh comple, completion",
    "./run-benchmark.sh --repea, --repeats",
    "./run-benchmark.sh tiny-web --profile q, quick",
    "./run-benchmark.sh tiny-web --profile=f, full",
    "./run-benchmark.sh tiny-web --servers knot-, knot-a knot-c",
    "'./run-benchmark.sh tiny-web --servers virtual,epoll-l', 'virtual,epoll-level'",
    "'./run-benchmark.sh tiny-web --servers=virtual,watp', 'virtual,watpipe'",
    "./run-benchmark.sh tiny-web --servers all --repea, --repeats",
    "./run-benchmark.sh list m, models",
    "./run-benchmark.sh explain so, some",
    "./run-benchmark.sh serve haboo, haboob",
    "./run-benchmark.sh all --scenarios tin, tiny-web",
    "./run-benchmark.sh load --for, --format",
    "./run-benchmark.sh compare --format=j, json",
    "'./run-benchmark.sh report --format=svg,pn', 'svg,png'",
    "./run-benchmark.sh completion z, zsh"
  })
  void completesWhatWasBegun(String typed, String expected) throws Exception {
    assertThat(completed(typed)).containsExactlyInAnyOrder(expected.split(" ", -1));
  }

  /** As zsh has it, and a bash whose user took = from what ends a word. */
  @Test
  void completesAnOptionAndItsValueThatAreOneWord() throws Exception {
    String press = PRESS_TAB.replace("${COMP_LINE//=/ = }", "$COMP_LINE");
    assertThat(completed(press, "./run-benchmark.sh tiny-web --servers=virtual,watp"))
        .containsExactly("--servers=virtual,watpipe");
    assertThat(completed(press, "./run-benchmark.sh tiny-web --profile="))
        .containsExactlyInAnyOrder("--profile=quick", "--profile=full");
  }

  @Test
  void offersAllThereIsBehindAnOption() throws Exception {
    assertThat(completed("./run-benchmark.sh tiny-web --profile="))
        .containsExactlyInAnyOrder("quick", "full");
    assertThat(completed("./run-benchmark.sh list "))
        .containsExactlyInAnyOrder("models", "scenarios", "claims");
  }

  @Test
  void offersScenariosAndVerbsAtTheBeginning() throws Exception {
    assertThat(completed("./run-benchmark.sh ")).contains("tiny-web", "gate", "load", "explain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"./run-benchmark.sh nothing-like-it", "./run-benchmark.sh list wrong"})
  void offersNothingWhereThereIsNothing(String typed) throws Exception {
    assertThat(completed(typed)).isEmpty();
  }

  @Test
  void refusesAnotherShell() {
    CliRun run = CliRun.of(dir, dir, "completion", "fish");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("completion: expected bash or zsh, found 'fish'");
  }

  private List<String> completed(String typed) throws IOException, InterruptedException {
    return completed(PRESS_TAB, typed);
  }

  private List<String> completed(String press, String typed)
      throws IOException, InterruptedException {
    return said(BASH.toString(), "--norc", "-c", press, "press-tab", script.toString(), typed)
        .lines()
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Standard output; standard error has to be empty. */
  private String said(String... command) throws IOException, InterruptedException {
    Path errors = dir.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(errors).hasContent("");
    return said;
  }
}
