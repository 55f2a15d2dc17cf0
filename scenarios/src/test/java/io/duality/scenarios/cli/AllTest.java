package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs are too short to be valid for certain: what is asserted holds whichever they are. */
class AllTest {
  @TempDir private Path dir;

  private CliRun all(String... words) {
    return CliRun.of(
        dir, dir, Stream.concat(Stream.of("all"), Stream.of(words)).toArray(String[]::new));
  }

  private static String row(CliRun run, String scenario) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith(scenario + " "))
        .reduce((_, last) -> last)
        .orElse(run.out());
  }

  /** One cannot be read, one cannot be measured at all, one is the gate's. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void runsEveryScenarioAndGoesOnAfterOneThatFails() throws IOException {
    TinyScenario.in(dir, "fine", "nio-select", "1");
    TinyScenario.claim(dir, "fine", "nio-select");
    TinyScenario.in(dir, "smoke", "nio-select", "1");
    TinyScenario.in(dir, "crowd", "select", "1000000");
    Files.writeString(dir.resolve("scenarios/broken.yaml"), "title: [");

    CliRun run = all("--out", "out", "--seed", "7", "--repeats", "2");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .contains("3 scenarios, about ", "results in " + dir.resolve("out"))
        .contains("[1/3] broken", "[2/3] crowd", "[3/3] fine (about ")
        .contains("run-benchmark.sh: ", "broken.yaml:")
        .contains("fine: ")
        .doesNotContain("smoke");
    assertThat(row(run, "scenario"))
        .matches("scenario +valid +invalid +failed +impossible +claims +report");
    assertThat(row(run, "broken")).matches("broken( +-){5} +not run");
    assertThat(row(run, "crowd")).matches("crowd +0 +0 +0 +2 +- .*crowd/report.pdf");
    assertThat(row(run, "fine"))
        .matches("fine +\\d +\\d +\\d +0 +1 (inconclusive|not measured) .*fine/report.pdf");
    fineIsARunOfItsOwn();
    whatIsFinishedIsNotRunAgain();
  }

  private void fineIsARunOfItsOwn() throws IOException {
    RunData fine = RunReader.read(dir.resolve("out/fine"));
    assertThat(fine.trials()).extracting(TrialRecord::repeat).containsExactlyInAnyOrder(0, 1);
    assertThat(fine.plan())
        .returns(7L, PlanDocument::seed)
        .returns(List.of("fine", "--repeats", "2", "--seed", "7"), PlanDocument::command);
    assertThat(dir.resolve("out/smoke")).doesNotExist();
  }

  /** The broken one is tried again, and is not broken any more. */
  private void whatIsFinishedIsNotRunAgain() throws IOException {
    byte[] records = Files.readAllBytes(dir.resolve("out/fine/records.jsonl"));
    TinyScenario.in(dir, "broken", "nio-select", "2");
    Files.createDirectory(dir.resolve("out/broken"));
    Files.writeString(dir.resolve("out/broken/plan.json.tmp"), "{");

    CliRun run = all("--resume", "out");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .contains("[2/3] crowd is done already", "[3/3] fine is done already", "  fine: done\n")
        .doesNotContain("broken is done");
    assertThat(row(run, "broken")).endsWith("broken/report.pdf");
    assertThat(RunReader.read(dir.resolve("out/broken")).trials()).hasSize(2);
    assertThat(Files.readAllBytes(dir.resolve("out/fine/records.jsonl"))).isEqualTo(records);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --scenarios gone | unknown scenario 'gone'; did you mean 'one'?
          --scenarios one,broken | broken.yaml:
          --scenarios one,./scenarios/one.yaml | two are called 'one'; leave one out
          --scenarios one --repeats 0 | repeats: expected 1 to 1000, found 0
          --out scenarios | scenarios is not empty, and a run never overwrites
          --resume scenarios | scenarios has no all.json: it is not a folder of
          --resume out --seed 5 | --resume goes on with the options that it was started with; leave
          --servers virtual | unknown option '--servers'
          """)
  void refusesWhatItCannotDoBeforeAnyLoad(String words, String message) throws IOException {
    TinyScenario.in(dir, "one", "nio-select", "1");
    Files.writeString(dir.resolve("scenarios/broken.yaml"), "title: [");

    CliRun run = all(words.split(" ", -1));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().lines()).singleElement().asString().contains(message);
    assertThat(dir).isDirectoryNotContaining(path -> !path.endsWith("scenarios"));
  }

  @Test
  void saysThatThereIsNothingToRun() throws IOException {
    TinyScenario.in(dir, "smoke", "nio-select", "1");
    assertThat(all())
        .returns(ExitCode.USAGE, CliRun::exitCode)
        .returns(
            "run-benchmark.sh: there is no scenario in " + dir.resolve("scenarios"),
            run -> run.err().strip());
  }

  /** Two at a time would measure each other. */
  @Test
  void isOneAtATimeInAFolder() throws IOException {
    Path out = Files.createDirectory(dir.resolve("out"));
    AllPlan plan = new AllPlan(1, "2026-01-02T03:04:05Z", List.of("one"), List.of());
    try (AllFolder folder = AllFolder.begin(out, plan)) {
      assertThat(folder.plan()).isEqualTo(plan);
      assertThat(all("--resume", "out").err()).contains("out is being written by a run: wait");
    }
  }

  @Test
  void endsWithTheWorstThatAScenarioEndsWith() {
    List<Integer> worstFirst = List.of(130, 1, 2, 4, 0);
    for (int i = 0; i < worstFirst.size(); i++) {
      for (int j = i; j < worstFirst.size(); j++) {
        assertThat(AllRun.worse(worstFirst.get(i), worstFirst.get(j))).isEqualTo(worstFirst.get(i));
        assertThat(AllRun.worse(worstFirst.get(j), worstFirst.get(i))).isEqualTo(worstFirst.get(i));
      }
    }
  }
}
