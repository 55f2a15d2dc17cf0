package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Metric;
import io.duality.results.claim.Claim;
import io.duality.results.claim.ClaimFile;
import io.duality.results.claim.Criterion;
import io.duality.results.claim.Limits;
import io.duality.results.claim.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
  private static final Path RUN = Path.of("src/test/resources/io/duality/scenarios/cli/run");
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path dir;

  private static Claim enough(String id, double atLeast) {
    return new Claim(
        id,
        "It is enough.",
        "A paper",
        "plenty",
        new Criterion.Level(
            new Criterion.Reading("nio-select", Metric.RSS, new Place.At(1024)),
            Limits.atLeast(atLeast)),
        "because",
        "");
  }

  /** As it is when the trials of a run are over, or after it was killed. */
  private Path run() throws IOException {
    Path folder = Files.createDirectory(dir.resolve("run"));
    for (String name : List.of("plan.json", "environment.json", "records.jsonl")) {
      Files.copy(RUN.resolve(name), folder.resolve(name));
    }
    ClaimFile.begin(folder, "mine", List.of(enough("little", 1), enough("much", 1e6)));
    return folder;
  }

  /** A scenario of a user's own, in a folder of its own. */
  private void own(String claims) throws IOException {
    Files.copy(HOME.resolve("scenarios/throughput-vs-threads.yaml"), dir.resolve("mine.yaml"));
    Files.writeString(dir.resolve("mine.claims.yaml"), claims);
  }

  private static final String OWN =
      """
      claims:
        - id: my-own
          sentence: Mine is better.
          source: me
          published: nothing
          why: I say so
          test: {kind: level, metric: throughput, model: virtual, at: 8, at-least: 1}
      """;

  @Test
  void listsTheClaimsOfAllScenarios() {
    CliRun run = CliRun.of(HOME, dir, "list", "claims");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Claims (explain):\n")
        .contains("  duality (bandwidth-vs-clients)\n      Threads and events are duals")
        .contains("  threads-collapse (throughput-vs-threads)\n")
        .doesNotContain("Models");
  }

  @Test
  void explainsAClaim() {
    CliRun run = CliRun.of(HOME, dir, "explain", "haboob-falls");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("haboob-falls (bandwidth-vs-clients)\nclaim      Haboob, staged")
        .contains("\npublished  497 Mbit/s at 512 clients")
        .contains("\ntest       ratio of throughput of haboob at 64 x knee to throughput of haboob")
        .contains("at peak: at most 0.7\n")
        .contains("\nwhy        The published curve has 36 %")
        .contains("\nbut        The wall at 16,384 clients");
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
  }

  @Test
  void suggestsTheClaimThatWasMeant() {
    CliRun run = CliRun.of(HOME, dir, "explain", "dualty");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "run-benchmark.sh: unknown claim 'dualty'; did you mean 'duality'?");
    assertThat(CliRun.of(dir, dir, "explain", "any").err()).contains("; there are none");
  }

  @Test
  void explainsAUsersOwnClaimFromAnyFolder() throws IOException {
    own(OWN);
    assertThat(CliRun.of(HOME, dir, "explain", "my-own", "mine.yaml").out())
        .contains("my-own (mine.yaml)\nclaim      Mine is better.");
    assertThat(CliRun.of(HOME, dir, "explain", "my-own", "gone.yaml"))
        .returns(2, CliRun::exitCode)
        .returns(
            "run-benchmark.sh: scenario file 'gone.yaml' does not exist", run -> run.err().strip());
  }

  @Test
  void namesTheFiguresOfARunThatDecide() throws IOException {
    run();
    CliRun run = CliRun.of(HOME, dir, "explain", "much", "run");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("much (mine)\n")
        .contains("\nverdict    REFUTED\nfigure     rss of nio-select at 1024\nmeasured   100 (100")
        .contains("\nrepeats    100, 100, 100, 100, 100, 100\n")
        .contains("\nThroughput (completed/s, medians)\n")
        .contains("\nServer resident memory (MiB, medians)\n")
        .doesNotContain("threaded");
    assertThat(CliRun.of(HOME, dir, "explain", "more", "run").err())
        .contains("unknown claim 'more'");
    Files.delete(dir.resolve("run/claims.json"));
    assertThat(CliRun.of(HOME, dir, "explain", "much", "run").err())
        .contains("run has no claims.json: its scenario has no claims");
  }

  /** From the records alone, by the margins that were written down before them. */
  @Test
  void reportMakesTheSameVerdictsAgain() throws IOException {
    Path folder = run();
    assertThat(CliRun.of(HOME, dir, "report", "run").exitCode()).isZero();
    String first = Files.readString(folder.resolve("claims.json"));
    assertThat(first).contains("\"SUPPORTED\"").contains("\"REFUTED\"");
    assertThat(Files.readString(folder.resolve("exports/summary.md")))
        .contains("| `little` | SUPPORTED | 100 (100 to 100) | at least 1 |");

    // Verdicts that somebody has turned round, or that a later version found otherwise.
    Files.writeString(
        folder.resolve("claims.json"), first.replace("\"SUPPORTED\"", "\"INCONCLUSIVE\""));
    assertThat(CliRun.of(HOME, dir, "report", "run").exitCode()).isZero();
    assertThat(folder.resolve("claims.json")).hasContent(first);
  }

  @Test
  void reportSaysThatClaimsCannotBeRead() throws IOException {
    Path folder = run();
    Files.writeString(folder.resolve("claims.json"), "{");
    CliRun run = CliRun.of(HOME, dir, "report", "run");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("claims.json:1:");
  }

  @Test
  void refusesAClaimThatIsWrongBeforeAnyLoad() throws IOException {
    own(OWN.replace("virtual", "virtaul"));
    CliRun run = CliRun.of(HOME, dir, "./mine.yaml");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("mine.claims.yaml:7:52: model: unknown model 'virtaul'; did you mean 'virtual'?");
    assertThat(dir.resolve("runs")).doesNotExist();
  }

  @Test
  void aTableLinesUpOnATerminal() throws IOException {
    Path folder = run();
    assertThat(ClaimsText.table(folder)).isEmpty();
    CliRun.of(HOME, dir, "report", "run");
    assertThat(ClaimsText.table(folder).orElseThrow())
        .startsWith("Claims\n\nclaim     verdict")
        .contains("`little`  SUPPORTED  100 (100 to 100)  at least 1        rss of nio-select");
  }
}
