package io.duality.scenarios.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run-benchmark.sh} with a JDK that only says that it was started. */
class StartScriptTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path home;

  @BeforeEach
  void aBuiltProject() throws IOException {
    for (String script : new String[] {"run-benchmark.sh", ".ci/jdk.sh", ".ci/start.sh"}) {
      Files.createDirectories(home.resolve(script).getParent());
      Files.copy(PROJECT.resolve(script), home.resolve(script));
    }
    for (String source : new String[] {"pom.xml", ".mvn/x", "a/pom.xml", "a/src/main/X.java"}) {
      write(source, "");
    }
    Files.createDirectories(home.resolve("target/dist/1-2"));
    program("jdk/bin/java", "echo started");
    program("jdk/bin/javac", "exit 1");
    write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
    // Given files it is the first of the two in the pipe, and finds none so many times.
    program(
        "bin/cksum",
        """
        if (($# > 0)); then
          echo >>"$TRIES"
          (($(wc -l <"$TRIES") > GONE)) || { echo "cksum: $1: No such file" >&2; exit 1; }
        else
          cat >/dev/null
        fi
        echo 1 2
        """);
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void program(String name, String text) throws IOException {
    write(name, "#!/bin/bash\n" + text + "\n");
    assertThat(home.resolve(name).toFile().setExecutable(true)).isTrue();
  }

  /** A clone in which nothing is built, and a Maven that makes what is packed. */
  private void aClone(String maven) throws IOException {
    Files.delete(home.resolve("target/dist/1-2"));
    program("jdk/bin/java", "echo started http://127.0.0.1/");
    program("bin/mvn", maven);
  }

  private static final String BUILDS =
      """
      for module in scenarios frameworks microbench; do
        mkdir -p $module/target/run/lib
        touch $module/target/run/{duality-$module-1.jar,lib/$module.jar}
        echo '[INFO] Compiling 12 source files'
        echo "[INFO] Building Duality: $module 0.1.0-SNAPSHOT     [6/8]"
      done
      """;

  private record Ended(int code, String printed) {}

  /** Starts it where so many looks at the sources find a file gone. */
  private Ended start(int gone) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", home.resolve("run-benchmark.sh").toString(), "list");
    Map<String, String> variables = builder.environment();
    variables.put("PATH", home.resolve("bin") + ":" + variables.get("PATH"));
    variables.put("JAVA_HOME", home.resolve("jdk").toString());
    variables.put("TRIES", home.resolve("tries").toString());
    variables.put("GONE", Integer.toString(gone));
    Path printed = home.resolve("printed");
    builder.redirectErrorStream(true).redirectOutput(printed.toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(printed));
  }

  @Test
  void startsTheBuildOfItsSources() throws Exception {
    assertThat(start(0)).isEqualTo(new Ended(0, "started\n"));
  }

  /** The first line is there before Maven is: nobody looks at nothing for a minute. */
  @Test
  void tellsHowTheFirstBuildIsGoing() throws Exception {
    aClone(BUILDS);

    Ended ended = start(0);

    assertThat(ended.code()).as(ended.printed()).isZero();
    assertThat(ended.printed())
        .startsWith("building Duality, once: ")
        .containsSubsequence("\n  6/8 scenarios\n  6/8 frameworks\n  6/8 microbench\n", "cache")
        .endsWith("\nstarted http://127.0.0.1/\n")
        .doesNotContain("Compiling");
    assertThat(home.resolve("target/build.log")).content().contains("Compiling 12 source files");
    assertThat(home.resolve("target/dist/1-2/duality-scenarios-1.jar")).exists();
  }

  @Test
  void showsWhyABuildFailed() throws Exception {
    aClone("echo '[INFO] all is well'; echo '[ERROR] X.java:[3,7] is wrong'; exit 1");

    Ended ended = start(0);

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.printed())
        .containsSubsequence(
            "building Duality",
            "\n[ERROR] X.java:[3,7] is wrong\n",
            "run-benchmark.sh: the build failed; Maven's whole output is in ")
        .doesNotContain("[INFO]");
    assertThat(home.resolve("target/dist/1-2")).doesNotExist();
  }

  @Test
  void readsTheSourcesAgainIfOneWasGone() throws Exception {
    assertThat(start(1)).isEqualTo(new Ended(0, "started\n"));
  }

  @Test
  void saysSoIfTheyChangeAllTheTime() throws Exception {
    Ended ended = start(9);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.printed())
        .endsWith(
            "run-benchmark.sh: the sources change while they are read;"
                + " start again when that is over\n");
  }
}
