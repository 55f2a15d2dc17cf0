package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.files.FileSet;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.ServerGroup;
import io.duality.scenarios.process.ServerSettings;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.FileSetNotation;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {
  @TempDir private Path dir;

  @Test
  void writesASetAndSaysHowToLoadIt() throws IOException {
    CliRun run = CliRun.of(dir, dir, "files", "public", "--set", "specweb99:directories=1");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "wrote 36 files, 4.88MB; serve public and load them with --files"
                + " specweb99:directories=1\n");
    try (Stream<Path> files = Files.list(dir.resolve("public/dir00000"))) {
      assertThat(files).hasSize(36);
    }
  }

  @Test
  void aLoadOfTheSetThatIsServedIsRightAndOfAnotherIsNot() throws Exception {
    assertThat(CliRun.of(dir, dir, "files", "x", "--set", "specweb99:directories=1").exitCode())
        .isZero();
    try (Children children = new Children(ChildJvm.ofThisProcess());
        ServerGroup server = serve(children)) {
      String url = "http://127.0.0.1:" + server.port() + "/x";
      CliRun right = load(url, "specweb99:directories=1");
      assertThat(right.out()).contains("\"files\" : \"specweb99:directories=1,ranks=9,seed=1\"");
      assertThat(right.out()).contains("\"requests\" : 500").contains("\"body\" : 0");
      CliRun wrong = load(url, "specweb99:directories=1,seed=2");
      assertThat(wrong.out()).contains("\"body\" : ").doesNotContain("\"body\" : 0");
      CliRun absent = load(url + "/y", "specweb99:directories=1");
      assertThat(absent.out()).contains("\"status\" : 500");
      assertThat(absent.exitCode()).isEqualTo(1);
    }
  }

  private ServerGroup serve(Children children) throws Exception {
    ServerSettings settings =
        new ServerSettings(
            "nio-select",
            "127.0.0.1",
            0,
            dir,
            1,
            1,
            Duration.ZERO,
            Map.of(),
            List.of(),
            "",
            dir,
            "t",
            0,
            0);
    Lifeline lifeline = new Lifeline(new StopSignal());
    return ServerGroup.start(children, settings, lifeline, Duration.ofSeconds(50));
  }

  private CliRun load(String url, String set) {
    return CliRun.of(
        dir, dir, "load", url, "--files", set, "-c", "4", "-n", "500", "--format", "json");
  }

  @Test
  void aSetIsGivenByItsSizeItsLoadOrItsDirectories() {
    assertThat(FileSetNotation.parse("specweb99:size=200MB")).isEqualTo(new FileSet(40, 9, 1));
    assertThat(FileSetNotation.parse("specweb99:load=1000")).isEqualTo(new FileSet(680, 9, 1));
    assertThat(FileSetNotation.parse("specweb99:directories=7,ranks=8,seed=5"))
        .isEqualTo(new FileSet(7, 8, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "specweb99",
        "specweb2005:size=1GB",
        "specweb99:",
        "specweb99:seed=1",
        "specweb99:size=1GB,load=5",
        "specweb99:size=1GB,size=2GB",
        "specweb99:size=1GB,color=red",
        "specweb99:size=1MB",
        "specweb99:size=900GB",
        "specweb99:directories=0",
        "specweb99:load=x",
        "specweb99:load=999999999",
        "specweb99:size=1GB,ranks=7"
      })
  void anythingElseIsRefusedOnOneLine(String set) {
    assertThatThrownBy(() -> FileSetNotation.parse(set))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("\n");
    CliRun run = CliRun.of(dir, dir, "files", "x", "--set", set);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeMadeIsOneLine() throws IOException {
    Files.writeString(dir.resolve("taken"), "");
    CliRun run = CliRun.of(dir, dir, "files", "taken", "--set", "specweb99:directories=1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("taken");
  }
}
