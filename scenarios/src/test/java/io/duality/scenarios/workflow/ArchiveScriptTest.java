package io.duality.scenarios.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive's {@code bin/duality} with a JDK that only prints how it was called. */
class ArchiveScriptTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final String MAIN = "io.duality.scenarios.cli.Main";
  private static final String PRINTS_ITS_WORDS = "#!/bin/bash\nprintf '%s\\n' \"$@\"\n";

  /** The search for a JDK alone; the machine's own are kept out of it. */
  private static final String FINDS_A_JDK =
      """
      source "$0"
      jdk_candidates() { echo "$JAVA_HOME"; }
      use_jdk
      echo "$JAVA_HOME"
      """;

  @TempDir private Path temp;

  private Path jdk;

  private record Ended(int code, List<String> printed) {}

  @BeforeEach
  void makeTheJdk() throws IOException {
    jdk = jdk("jdk 25", "25.0.1");
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = temp.toRealPath().resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    for (String program : List.of("java", "javac")) {
      Path script = Files.writeString(home.resolve("bin").resolve(program), PRINTS_ITS_WORDS);
      assertThat(script.toFile().setExecutable(true)).isTrue();
    }
    return home;
  }

  /** What {@code dist/build} packs, as far as the script needs it. */
  private Path archive(String name) throws IOException {
    Path home = temp.toRealPath().resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.copy(PROJECT.resolve("dist/duality"), home.resolve("bin/duality"));
    Files.copy(PROJECT.resolve(".ci/jdk.sh"), home.resolve("lib/jdk.sh"));
    Files.copy(PROJECT.resolve(".ci/start.sh"), home.resolve("lib/start.sh"));
    return home;
  }

  private Ended run(Map<String, String> variables, String... words)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).directory(temp.toFile());
    builder.redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), printed.lines().toList());
  }

  @Test
  void startsThroughLinksOutOfAFolderWithBlanks() throws Exception {
    Path home = archive("a folder/duality");
    Files.createSymbolicLink(temp.resolve("second"), Path.of("a folder/duality/bin/duality"));
    Files.createSymbolicLink(temp.resolve("first"), temp.resolve("second"));

    Ended ended = run(Map.of(), temp.resolve("first").toString(), "report", "runs/a b");

    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(ended.printed())
        .contains("-Dduality.home=" + home, "-Dduality.program=duality")
        .endsWith("-cp", home + "/lib/*:" + home + "/models/*", MAIN, "report", "runs/a b");
  }

  /** With CDPATH a shell looks for folders elsewhere first, and prints which it has found. */
  @Test
  void startsByAPathFromTheUsersFolder() throws Exception {
    Path home = archive("archive");
    Files.createDirectories(temp.resolve("elsewhere/archive/bin"));

    Ended ended =
        run(
            Map.of("CDPATH", temp.resolve("elsewhere").toString()),
            "/bin/bash",
            "-c",
            "archive/bin/duality list");

    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(ended.printed()).contains("-Dduality.home=" + home).endsWith(MAIN, "list");
  }

  @Test
  void handsOnTheUsersClassPathAndFlags() throws Exception {
    Path home = archive("archive");
    String script = home.resolve("bin/duality").toString();
    assertThat(run(Map.of(), script).printed()).contains("-XX:+UseSerialGC");

    Map<String, String> variables =
        Map.of("CLASSPATH", "mine.jar", "DUALITY_JAVA_OPTS", "-Xmx1g  -XX:+UseZGC");
    assertThat(run(variables, script).printed())
        .contains("-Xmx1g", "-XX:+UseZGC")
        .doesNotContain("-XX:+UseSerialGC", "")
        .endsWith("-cp", home + "/lib/*:" + home + "/models/*:mine.jar", MAIN);
  }

  /** The later of two flags of a JVM is the one that counts. */
  @Test
  void givesAnAgentASmallJvmUnlessTheUserWantsAnother() throws Exception {
    String script = archive("archive").resolve("bin/duality").toString();
    String small = "-Xmx48m";

    assertThat(run(Map.of(), script, "agent", "--cluster", "lab").printed())
        .contains(small, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        .endsWith(MAIN, "agent", "--cluster", "lab");
    assertThat(run(Map.of("DUALITY_JAVA_OPTS", "-Xmx1g"), script, "agent").printed())
        .containsSubsequence(small, "-Xmx1g", MAIN, "agent");
    assertThat(run(Map.of(), script, "list", "agent").printed()).doesNotContain(small);
    assertThat(run(Map.of(), script).printed()).doesNotContain(small);
  }

  @Test
  void saysInOneLineThatAClassPathCannotHoldItsFolder() throws Exception {
    Path home = archive("a:b");

    Ended ended = run(Map.of(), home.resolve("bin/duality").toString());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.printed())
        .singleElement()
        .asString()
        .startsWith("duality: a Java class path cannot hold a folder with a ':'")
        .endsWith(home.toString());
  }

  @Test
  void saysInOneLineWhichJdksAreTooOld() throws Exception {
    Path old = jdk("old", "21.0.9");
    String script = PROJECT.resolve(".ci/jdk.sh").toString();

    assertThat(run(Map.of(), "/bin/bash", "-c", FINDS_A_JDK, script))
        .isEqualTo(new Ended(0, List.of(jdk.toString())));

    Map<String, String> variables = Map.of("JAVA_HOME", old.toString());
    Ended ended = run(variables, "/bin/bash", "-c", FINDS_A_JDK, script);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.printed())
        .singleElement()
        .asString()
        .contains("no JDK 25 or later (found: 21 in " + old + ")", "set JAVA_HOME to one");
  }
}
