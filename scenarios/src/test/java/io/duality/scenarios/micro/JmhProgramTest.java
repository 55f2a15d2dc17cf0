package io.duality.scenarios.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.side.SideFailedException;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that speak as JMH does, in a few lines of shell. */
class JmhProgramTest {
  private static final String LISTS =
      """
      if [ "$1" = -l ]; then
        echo "WARNING: a terminally deprecated method has been called"
        echo "Benchmarks: "
        echo a.b.Parser.head
        echo a.b.Parser.body
        exit 0
      fi
      """;

  @TempDir private Path work;

  private JmhProgram program(String script) throws IOException {
    Path file = Files.writeString(work.resolve("jmh.sh"), script);
    return new JmhProgram(
        new JmhProgram.Start(
            "head", List.of("/bin/sh", file.toString()), List.of("-jvmArgsAppend", "-Xmx1g -da")),
        "Parser",
        work,
        new StopSignal());
  }

  @Test
  void listsNamesAndNothingElseThatIsPrinted() throws Exception {
    assertThat(program(LISTS).names()).containsExactly("a.b.Parser.head", "a.b.Parser.body");
  }

  @Test
  void makesOneForkAndReadsIt() throws Exception {
    Path result =
        Files.writeString(work.resolve("ready"), JmhText.file(JmhText.time("a.b.C.d", "", 7)));
    JmhProgram program =
        program(
            """
            printf '%%s\\n' "$@" >words
            while [ "$1" != -rff ]; do shift; done
            cp '%s' "$2"
            """
                .formatted(result));
    assertThat(program.fork("a.b.C.d").values())
        .singleElement()
        .satisfies(figure -> assertThat(figure.forks()).containsExactly(7.0));
    assertThat(Files.readAllLines(work.resolve("words")))
        .startsWith("^\\Qa.b.C.d\\E$", "-f", "1", "-foe", "true")
        .containsSubsequence("-jvmArgsAppend", "-Xmx1g -da");
    assertThat(work.resolve("head-1.json")).isRegularFile();
  }

  @Test
  void saysWhichBenchmarkHasFailedOnWhichSideAndWhy() throws IOException {
    JmhProgram program = program("echo 'java.lang.IllegalStateException: cannot go on'; exit 1");
    assertThatThrownBy(() -> program.fork("a.b.C.d"))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("head: a.b.C.d has failed, exit code 1: ")
        .hasMessageContaining("cannot go on")
        .hasMessageContaining("head-1.log");
  }

  @Test
  void takesAMissingResultForAFailure() throws IOException {
    JmhProgram program = program("exit 0");
    assertThatThrownBy(() -> program.fork("a.b.C.d"))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("head-1.json");
  }

  private Workbench workbench(String build) {
    return new Workbench(
        new Workbench.Place(
            work, work, work, work.resolve("sides"), Optional.of(build), Duration.ofSeconds(50)),
        Path.of("java"),
        InstantSource.system(),
        _ -> {},
        new StopSignal());
  }

  private static Workbench.Wanted head(String what) {
    return new Workbench.Wanted("head", Optional.of(what), List.of());
  }

  @Test
  void buildsAFolderAndFindsTheJarThatJmhsPluginsLeave() throws Exception {
    Files.createDirectories(work.resolve("mine"));
    List<String> built = new ArrayList<>();
    workbench("mkdir -p bench/target; touch bench/target/benchmarks.jar; echo done >built")
        .open(head("mine"), "", work);
    built.add(Files.readString(work.resolve("mine/built")));
    assertThat(built).containsExactly("done\n");

    assertThatThrownBy(() -> workbench("touch bench/other-jmh.jar").open(head("mine"), "", work))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("expected one benchmarks.jar or *-jmh.jar")
        .hasMessageContaining("other-jmh.jar");
  }

  @Test
  void saysWhyAFolderCannotBeBuilt() throws IOException {
    Files.createDirectories(work.resolve("mine"));
    assertThatThrownBy(() ->
            workbench("echo 'error: no tests found' >&2; exit 3").open(head("mine"), "", work))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("head cannot be built with 'echo")
        .hasMessageContaining("error: no tests found");
  }

  @Test
  void refusesAFileThatIsNoJarAndARefWithoutARepository() throws IOException {
    Files.writeString(work.resolve("notes.txt"), "");
    assertThatThrownBy(() -> workbench("true").open(head("notes.txt"), "", work))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--head: '")
        .hasMessageContaining("neither a jar nor a result of JMH in JSON");
    assertThatThrownBy(() -> workbench("true").open(head("main"), "", work))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("--head: 'main'");
  }
}
