package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Measurement;
import io.duality.results.RunData;
import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import io.duality.results.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One model under two names in one run, on the whole way from the file to the claim. */
class VariantsTest {
  @TempDir private Path dir;

  @BeforeEach
  void aScenario() throws IOException {
    Files.createDirectory(dir.resolve("scenarios"));
    Files.writeString(
        dir.resolve("scenarios/stacks.yaml"),
        """
        title: Stacks
        source: none
        kind: http
        servers:
          - threaded
          - {name: threaded-128, model: threaded, options: {stack-kib: 128}}
        workload: {file-size: 1KB}
        profiles:
          quick: {x: 2, repeats: 1, warmup: 200ms, duration: 100ms}
          full: {x: 2, repeats: 1, warmup: 200ms, duration: 1s}
        charts:
          - {id: bandwidth, title: Bandwidth, metric: bandwidth}
        """);
    Files.writeString(
        dir.resolve("scenarios/stacks.claims.yaml"),
        """
        claims:
          - {id: some, sentence: It does., source: none, published: nothing, why: anything,
             test: {kind: level, metric: throughput, model: threaded-128, at: 2, at-least: 1}}
        """);
  }

  @Test
  void aModelUnderTwoNamesIsTwoSeriesOfOneRun() throws IOException {
    CliRun run = CliRun.of(dir, dir, "stacks", "--out", "out", "-O", "threaded.accept=active");

    assertThat(run.exitCode()).as(run.err()).isIn(0, 4);
    assertThat(run.out()).contains("threaded-128").contains("some");
    RunData data = RunReader.read(dir.resolve("out"));
    assertThat(data.plan().models()).containsExactly("threaded", "threaded-128");
    assertThat(data.plan().variants())
        .containsExactly(new Variant("threaded-128", "threaded", Map.of("stack-kib", "128"), 0));
    assertThat(data.trials())
        .extracting(TrialRecord::model)
        .containsExactlyInAnyOrder("threaded", "threaded-128");
    assertThat(data.points().of("threaded-128")).hasSize(1);
    for (TrialRecord trial : data.trials()) {
      boolean own = trial.model().equals("threaded-128");
      assertThat(trial.setup().options())
          .as("the command line's are those of every variant")
          .isEqualTo(
              own ? Map.of("stack-kib", "128", "accept", "active") : Map.of("accept", "active"));
      Measurement measured = Objects.requireNonNull(trial.measured(), trial.toString());
      assertThat(measured.histograms().get("response")).contains("/" + trial.model() + "-2-0-");
    }
    assertThat(dir.resolve("out/report.pdf")).isRegularFile();
    assertThat(CliRun.of(dir, dir, "explain", "some", "out").out()).contains("threaded-128");
    assertThat(CliRun.of(dir, dir, "compare", "out", "out").err()).doesNotContain("experiments");
  }

  @Test
  void listsVariants() {
    assertThat(CliRun.of(dir, dir, "list", "scenarios").out())
        .contains("      threaded-128: threaded, stack-kib 128\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--servers | threaded-182          | --servers: unknown model 'threaded-182'; did you mean 'threaded-128'?",
        "-O        | virtual.carriers=1   | not in this run, which has threaded, threaded-128; name it in",
        "-O        | threaded.stack-kib=0 | --option: option stack-kib=0: has to be"
      })
  void refusesWhatIsNotThere(String option, String value, String expected) {
    CliRun run = CliRun.of(dir, dir, "stacks", option, value);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(expected);
  }

  @Test
  void namesTheVariantsOfAScenarioToRunAlone() throws IOException {
    CliRun run = CliRun.of(dir, dir, "stacks", "--servers", "threaded-128", "--out", "out");

    assertThat(run.exitCode()).as(run.err()).isIn(0, 4);
    assertThat(RunReader.read(dir.resolve("out")).plan().models()).containsExactly("threaded-128");
  }

  @Test
  void optionsAreCheckedWhereTheyStand() throws IOException {
    Path file = dir.resolve("scenarios/stacks.yaml");
    Files.writeString(file, Files.readString(file).replace("stack-kib: 128", "stack-kib: 0"));

    CliRun run = CliRun.of(dir, dir, "stacks");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("stacks.yaml:6:").contains("options: option stack-kib=0: has");
  }

  @Test
  void anOptionMayBeX() throws IOException {
    Path file = dir.resolve("scenarios/stacks.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("options: {stack-kib: 128}", "options: {accept: active}")
            .replace("{file-size: 1KB}", "{file-size: 1KB, clients: 2, x-is: option stack-kib}")
            .replace("x: 2", "x: 128"));

    CliRun run = CliRun.of(dir, dir, "stacks", "--out", "out");

    assertThat(run.exitCode()).as(run.err()).isIn(0, 4);
    RunData data = RunReader.read(dir.resolve("out"));
    assertThat(data.plan().xName()).isEqualTo("stack-kib");
    assertThat(data.trials())
        .hasSize(2)
        .allMatch(trial -> "128".equals(trial.setup().options().get("stack-kib")));
    assertThat(CliRun.of(dir, dir, "stacks", "-O", "threaded.stack-kib=256").err())
        .contains("--option: x is stack-kib in 'stacks'");
    assertThat(CliRun.of(dir, dir, "stacks", "--clients", "3").err())
        .contains("threaded at x 3: option stack-kib=3: has to be");
  }
}
