package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands of documents that need a shell, in a home of their own. */
@EnabledOnOs(OS.LINUX)
class DocumentShellTest {
  @TempDir private Path dir;

  private Path home = Path.of("");

  @BeforeEach
  void makeAHome() throws IOException {
    home = Files.createDirectories(dir.resolve("home"));
  }

  private record Ended(int code, String said, String complained) {}

  private Ended shell(String script) throws IOException, InterruptedException {
    return shell(dir, Path.of(System.getProperty("java.home")), script);
  }

  private Ended shell(Path folder, Path jdk, String script)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "--norc", "-c", script).directory(folder.toFile());
    Map<String, String> variables = builder.environment();
    variables.put("HOME", home.toString());
    variables.put("JAVA_HOME", jdk.toString());
    variables.put("PATH", dir.resolve("bin") + ":" + variables.get("PATH"));
    Path errors = dir.resolve("errors");
    Process process = builder.redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said, Files.readString(errors));
  }

  /** What a document has in blocks, without what is this program's alone. */
  private static List<String> lines(String document) {
    return Document.named(document).commands().stream()
        .map(DocumentCommand::text)
        .filter(text -> DocumentUses.BY_TEXT.get(text) instanceof DocumentUse.Elsewhere)
        .toList();
  }

  @Test
  void completesInTheShellThatHasReadTheScript() throws Exception {
    List<String> words =
        Program.command(Document.PROJECT).stream().map(word -> "'" + word + "'").toList();
    program("run-benchmark.sh", "exec " + String.join(" ", words) + " \"$@\"");

    Ended ended =
        shell(String.join("\n", lines("docs/terminal.md")) + "\ncomplete -p run-benchmark.sh");

    assertThat(ended.code()).as("%s", ended).isZero();
    assertThat(ended.said()).startsWith("complete -").endsWith(" run-benchmark.sh\n");
    assertThat(home.resolve(".duality-completion")).content().contains("bandwidth-vs-clients");
  }

  static Stream<String> stubbed() {
    return DocumentUses.BY_TEXT.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof DocumentUse.Stubbed)
        .map(Map.Entry::getKey)
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("stubbed")
  void callsMavenAndJava(String command) throws Exception {
    for (String program : List.of("bin/mvn", "jdk/bin/java", "jdk/bin/javac")) {
      program(program, "echo \"${0##*/} $*\"");
    }
    Files.writeString(dir.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");

    Ended ended = shell(Document.PROJECT, dir.resolve("jdk"), command);

    assertThat(ended.code()).as("%s", ended).isZero();
    assertThat(DocumentUses.BY_TEXT.get(command))
        .isInstanceOfSatisfying(
            DocumentUse.Stubbed.class, use -> assertThat(ended.said()).endsWith(use.says()));
  }

  /** The archive's own scripts; its jars are those of this test. */
  @Test
  void unpacksAndStartsTheArchive() throws Exception {
    Path archive = dir.resolve("duality-1.2.3");
    Files.createDirectories(archive.resolve("bin"));
    Files.createDirectories(archive.resolve("lib"));
    Files.copy(Document.PROJECT.resolve("dist/duality"), archive.resolve("bin/duality"));
    for (String script : List.of("jdk.sh", "start.sh")) {
      Files.copy(Document.PROJECT.resolve(".ci/" + script), archive.resolve("lib/" + script));
    }
    classes(archive.resolve("lib/classes.jar"));
    Files.createDirectories(dir.resolve("opt"));
    Files.createDirectories(home.resolve("bin"));
    assertThat(
            shell(
                """
                tar -czf duality-1.2.3.tar.gz duality-1.2.3 && rm -r duality-1.2.3 &&
                  sha256sum duality-1.2.3.tar.gz >duality-1.2.3.tar.gz.sha256
                """))
        .isEqualTo(new Ended(0, "", ""));

    for (String line : lines("docs/install.md")) {
      Ended ended = shell(line.replace("/opt", "\"$PWD/opt\""));
      // What doctor finds wanting is this machine's.
      assertThat(ended.code()).as("%s: %s", line, ended).isIn(0, line.endsWith("doctor") ? 1 : 0);
      assertThat(ended.said()).matches(said(line));
    }
    assertThat(shell("~/bin/duality --version").said()).startsWith("duality ");
  }

  private static Pattern said(String line) {
    String said =
        line.startsWith("sha256sum")
            ? "duality-1.2.3.tar.gz: .+\n"
            : line.endsWith("doctor") ? ".* clients with .*" : "";
    return Pattern.compile(said, Pattern.DOTALL);
  }

  /** A jar that leads to all that this test is run with. */
  private static void classes(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private void program(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/bash\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
