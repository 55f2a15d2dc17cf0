package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.plan.Fleet;
import io.duality.scenarios.plan.Machines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** A reader's folder: all that the documents' commands name lies in it. */
record DocumentFolder(Path dir) {
  private static final Path RUN = Path.of("src/test/resources/io/duality/scenarios/cli/run");
  private static final Set<String> MODELS = Set.of("--model", "--base-model", "--head-model");

  /** Fills it. */
  static DocumentFolder in(Path dir) throws IOException {
    DocumentFolder folder = new DocumentFolder(dir);
    TinyScenario.in(dir, "my-scenario", "nio-select", "1");
    TinyScenario.claim(dir, "my-scenario", "nio-select");
    Files.move(dir.resolve("scenarios/my-scenario.yaml"), dir.resolve("my-scenario.yaml"));
    Files.move(
        dir.resolve("scenarios/my-scenario.claims.yaml"), dir.resolve("my-scenario.claims.yaml"));
    for (String other : List.of("my.yaml", "mine.yaml")) {
      Files.copy(dir.resolve("my-scenario.yaml"), dir.resolve(other));
    }
    MicroGateTest.write(dir.resolve("old.json"), 100, 10);
    MicroGateTest.write(dir.resolve("new.json"), 100.1, 10);
    folder.run("runs/DIR", "my-claim");
    folder.run("results/reference/bandwidth-vs-clients", "little");
    return folder;
  }

  /** A run that is over, with one claim by this name. */
  private void run(String name, String claim) throws IOException {
    Path run = Files.createDirectories(dir.resolve(name));
    try (Stream<Path> files = Files.list(RUN)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        Files.writeString(
            run.resolve(file.getFileName()), text.replace("\"little\"", '"' + claim + '"'));
      }
    }
  }

  /** Runs words of this program here, in this process. */
  CliRun run(List<String> words) {
    return CliRun.of(Document.PROJECT, dir, words.toArray(String[]::new));
  }

  /**
   * Looks at words as this program does before it starts anything; throws what it would complain
   * of.
   */
  void look(List<String> words) {
    OutputStream nobody = OutputStream.nullOutputStream();
    World here = TestWorld.of(Document.PROJECT, dir, nobody, nobody, words, Map.of());
    ParseResult parsed = CommandLines.of(here).parseArgs(words.toArray(String[]::new));
    assertThat(parsed.unmatched()).isEmpty();
    Catalog catalog = Catalog.find(here);
    for (int i = 1; i < words.size(); i++) {
      if (MODELS.contains(words.get(i - 1))) {
        catalog.model(words.get(i));
      }
    }
    if (!parsed.hasSubcommand()) {
      new ScenarioRun(here, CommandLines.runOptions(here, words))
          .plan(Fleet.of(Machines.small()), 1, words);
    } else if (isGate(parsed) && !words.contains("--micro") && !words.contains("--resume")) {
      CommandLines.gate(here, words).options().request(catalog, 1, words);
    }
  }

  private static boolean isGate(ParseResult parsed) {
    return parsed.subcommand().commandSpec().userObject() instanceof GateCommand;
  }
}
