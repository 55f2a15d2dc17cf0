package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.spec.ExternalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that documents show: people copy them. Workflows have a test of their own. */
@EnabledOnOs(OS.LINUX)
class DocumentFilesTest {
  private static final String PROFILES =
      """
      profiles:
        quick: {x: "1,2", repeats: 1, warmup: 200ms, duration: 1s}
        full: {x: "1,2", repeats: 3, warmup: 1s, duration: 3s}
      charts:
        - {id: throughput, title: Throughput, metric: throughput}
      """;

  @TempDir private Path dir;

  private static String shown(String document, int which) {
    return Document.named(document).fenced().get(which).text();
  }

  private void isAScenario(String text) throws IOException {
    Files.writeString(dir.resolve("shown.yaml"), "title: Shown\nsource: none\n" + text + PROFILES);
    new DocumentFolder(dir).look(List.of("./shown.yaml"));
  }

  @Test
  void theClaimCanBeRead() throws IOException {
    Path scenario = Document.PROJECT.resolve("scenarios/bandwidth-vs-clients.yaml");
    Files.copy(scenario, dir.resolve("shown.yaml"));
    Files.writeString(dir.resolve("shown.claims.yaml"), shown("docs/claims.md", 0));

    CliRun run = new DocumentFolder(dir).run(List.of("explain", "knot-c-flat", "shown.yaml"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("Knot-C keeps its throughput past its knee.");
  }

  @Test
  void theVariantsCanBePlanned() throws IOException {
    isAScenario("kind: http\nworkload: {file-size: 1KB}\n" + shown("docs/scenarios.md", 0));
  }

  @Test
  void theBenchmarkCanBePlanned() throws IOException {
    isAScenario(shown("docs/scenarios.md", 1));
  }

  @Test
  void theServerCanBeStarted() throws IOException {
    Path file = Files.writeString(dir.resolve("server.yaml"), shown("docs/gate.md", 1));

    assertThat(ExternalReader.read(file).command())
        .startsWith("java", "-jar")
        .anyMatch(word -> word.contains("${port}"))
        .anyMatch(word -> word.contains("${root}"));
  }
}
