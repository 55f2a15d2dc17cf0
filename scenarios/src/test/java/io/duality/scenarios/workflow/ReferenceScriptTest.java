package io.duality.scenarios.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .ci/reference} in a project that holds nothing else. */
class ReferenceScriptTest {
  private static final Path SCRIPT = Path.of("..", ".ci", "reference").toAbsolutePath().normalize();

  /** What {@code results/README.md} says. */
  private static final List<String> PUBLISHED =
      List.of(
          "charts/bandwidth.svg",
          "claims.json",
          "environment.json",
          "hosts.json",
          "plan.json",
          "points.csv",
          "records.jsonl",
          "report.pdf");

  @TempDir private Path home;

  @BeforeEach
  void copyTheScript() throws IOException {
    Files.createDirectories(home.resolve(".ci"));
    Files.copy(SCRIPT, home.resolve(".ci/reference"));
  }

  private record Ended(int code, String printed) {}

  private Ended run(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve(".ci/reference").toString()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), printed);
  }

  /** All that a run leaves. */
  private void leave(String folder, String scenario) throws IOException {
    List<String> all = new ArrayList<>(PUBLISHED);
    all.addAll(
        List.of(
            ".lock",
            "charts/bandwidth.pdf",
            "exports/jmh.json",
            "histograms/virtual-1-0-response.hlog",
            "logs/0-server-0.log"));
    for (String file : all) {
      Path path = home.resolve(folder).resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
    }
    Files.writeString(
        home.resolve(folder).resolve("plan.json"),
        "{\n  \"schema\" : 1,\n  \"scenario\" : \"%s\",\n  \"title\" : \"x\"\n}\n"
            .formatted(scenario));
  }

  private List<String> published(String name) throws IOException {
    Path folder = home.resolve("results/reference").resolve(name);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void copiesWhatIsPublishedAndNothingElse() throws Exception {
    leave("runs/overload-1", "overload");
    Ended ended = run("runs/overload-1");
    assertThat(ended).isEqualTo(new Ended(0, "results/reference/overload\n"));
    assertThat(published("overload")).isEqualTo(PUBLISHED);

    leave("runs/overload-2", "overload");
    Files.delete(home.resolve("runs/overload-2/claims.json"));
    run("runs/overload-2");
    assertThat(published("overload")).as("instead of the first").doesNotContain("claims.json");
    run("runs/overload-1", "another");
    assertThat(published("another")).isEqualTo(PUBLISHED);
  }

  @Test
  void copiesEachScenarioOfAll() throws Exception {
    leave("runs/all-1/overload", "overload");
    leave("runs/all-1/chat", "chat");
    Files.writeString(home.resolve("runs/all-1/all.json"), "{}");
    assertThat(run("runs/all-1").printed())
        .isEqualTo("results/reference/chat\nresults/reference/overload\n");
    assertThat(published("chat")).isEqualTo(PUBLISHED);
    assertThat(run("runs/all-1", "name").code()).isEqualTo(1);
  }

  @Test
  void warnsOfSourcesThatNoCommitHolds() throws Exception {
    leave("run", "overload");
    Files.writeString(
        home.resolve("run/environment.json"), "{\n  \"commit\" : \"abc+dirty.1\"\n}\n");
    assertThat(run("run").printed()).contains("warning: run was made from sources that no commit");
  }

  @Test
  void refusesWhatIsNoFinishedRun() throws Exception {
    leave("run", "overload");
    Files.delete(home.resolve("run/report.pdf"));
    assertThat(run("run"))
        .isEqualTo(
            new Ended(
                1, "reference: run has no report.pdf: it is not the folder of a finished run\n"));
    assertThat(run("gone").printed())
        .isEqualTo("reference: gone has no plan.json: it is not the folder of a run\n");
    assertThat(run("run", "../out").printed()).contains("a name is of small letters");
    assertThat(run().code()).isEqualTo(1);
    assertThat(home.resolve("results/reference/overload")).doesNotExist();
  }
}
