package io.duality.scenarios.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .ci/gate} beside a program that only writes down how it was called. */
class GateScriptTest {
  private static final Path SCRIPT = Path.of("..", ".ci", "gate").toAbsolutePath().normalize();

  @TempDir private Path home;

  @BeforeEach
  void copyTheScript() throws IOException {
    Files.createDirectories(home.resolve(".ci"));
    Files.copy(SCRIPT, home.resolve(".ci/gate"));
  }

  private record Ended(int code, String printed, String outputs, String words) {}

  /** Runs the script; the program writes this verdict, if it has one, and ends with this code. */
  private Ended run(String verdict, int code, Map<String, String> inputs)
      throws IOException, InterruptedException {
    String writes =
        verdict.isEmpty()
            ? ""
            : """
            mkdir -p "$out"
            printf '{\\n  "schema" : 1,\\n  "verdict" : "%s",\\n  "findings" : [ { "verdict" : "PASS" } ]\\n}\\n' >"$out/verdict.json"
            printf '### %s\\n' >"$out/summary.md"
            """
                .formatted(verdict, verdict);
    Path program =
        Files.writeString(
            home.resolve("run-benchmark.sh"),
            """
            #!/bin/bash
            printf '%%s\\n' "$@" >"${0%%/*}/words"
            while [[ $1 != --out ]]; do shift; done
            out=$2
            %s
            exit %d
            """
                .formatted(writes, code));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder = new ProcessBuilder(home.resolve(".ci/gate").toString());
    Map<String, String> variables = new HashMap<>();
    for (String name :
        List.of("HEAD", "REPOSITORY", "BUILD", "EXTERNAL", "SCENARIOS", "PAIRS", "DELTA")) {
      variables.put(name, "");
    }
    variables.put("BASE", "main");
    variables.put("ADVISORY", "false");
    variables.put("RUNNER_TEMP", home.resolve("temp").toString());
    variables.put("GITHUB_OUTPUT", home.resolve("outputs").toString());
    variables.putAll(inputs);
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true).redirectOutput(home.resolve("printed").toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), text("printed"), text("outputs"), text("words"));
  }

  private String text(String name) throws IOException {
    Path file = home.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void tellsTheVerdict() throws Exception {
    Ended ended = run("PASS", 0, Map.of());
    assertThat(ended.code()).as(ended.printed()).isZero();
    assertThat(ended.outputs()).contains("verdict=PASS\n", "summary=true\n", "folder=" + home);
  }

  @Test
  void failsTheJobOnAFailOnly() throws Exception {
    assertThat(run("FAIL", 3, Map.of()).code()).isEqualTo(3);
    for (String verdict : List.of("INCONCLUSIVE", "NOISY", "INVALID")) {
      Ended ended = run(verdict, 4, Map.of());
      assertThat(ended.code()).isZero();
      assertThat(ended.outputs()).contains("verdict=" + verdict + "\n");
    }
  }

  @Test
  void failsTheJobWhereThereIsNoVerdict() throws Exception {
    assertThat(run("ERROR", 1, Map.of()).code()).isEqualTo(1);
    for (int code : new int[] {1, 2, 4, 130}) {
      Files.deleteIfExists(home.resolve("outputs"));
      Ended ended = run("", code, Map.of());
      assertThat(ended.code()).isEqualTo(code);
      assertThat(ended.outputs()).contains("verdict=\n", "summary=false\n");
    }
  }

  /** Also words with blanks and quotes, which a shell would take apart. */
  @Test
  void handsOnEachInputAsOneWord() throws Exception {
    Map<String, String> inputs =
        Map.of(
            "HEAD", "feature/'x y'",
            "REPOSITORY", "/work space",
            "BUILD", "mvn -q package; echo \"$(date)\"",
            "EXTERNAL", "server.yaml",
            "SCENARIOS", "smoke",
            "PAIRS", "12",
            "DELTA", "p99=30%",
            "ADVISORY", "true");
    assertThat(run("FAIL", 0, inputs).words().lines())
        .containsSubsequence("gate", "--base", "main", "--head", "feature/'x y'")
        .containsSubsequence("--repository", "/work space", "--out")
        .containsSubsequence("--build", "mvn -q package; echo \"$(date)\"")
        .containsSubsequence("--external", "server.yaml", "--scenarios", "smoke", "--pairs", "12")
        .containsSubsequence("--delta", "p99=30%", "--advisory");
  }

  @Test
  void leavesOutWhatIsNotGiven() throws Exception {
    assertThat(run("PASS", 0, Map.of()).words())
        .doesNotContain("--build", "--external", "--scenarios", "--pairs", "--delta", "--advisory");
  }
}
