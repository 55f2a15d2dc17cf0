package io.duality.scenarios.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.duality.results.Json;
import io.duality.results.gate.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateRunTest {
  @TempDir Path temp;

  @Test
  void leavesAllFiles() throws Exception {
    Path folder = temp.resolve("gate");

    Conclusion conclusion = run(folder, FakeGate.plan(6, FakeGate.CLOSED), new FakeGate());

    assertThat(conclusion.verdict()).contains(Verdict.PASS);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("gate.json", "trials.jsonl", "verdict.json", "summary.md", "junit.xml");
    }
    assertThat(folder.resolve("verdict.json"))
        .content()
        .contains("\"verdict\" : \"PASS\"")
        .contains("\"metric\" : \"throughput\"");
    assertThat(folder.resolve("summary.md")).content().startsWith("### PASS: `change` against");
    assertThat(Files.readAllLines(folder.resolve("trials.jsonl"))).hasSize(18);
  }

  /** Cut behind each line, in the middle of each, and just before the line feed. */
  @Test
  void comesToTheSameFromEveryPlaceThatItCanBeKilledAt() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    FakeGate fake = eventful(plan);
    Path whole = temp.resolve("whole");
    Conclusion expected = run(whole, plan, fake);
    assertThat(expected.verdict()).contains(Verdict.FAIL);
    byte[] trials = Files.readAllBytes(whole.resolve("trials.jsonl"));
    int cuts = 0;
    int start = 0;
    for (int end = 0; end < trials.length; end++) {
      if (trials[end] == '\n') {
        for (int cut : List.of(start, (start + end) / 2, end)) {
          // One of ten through the disk, which takes its time.
          boolean kept = cuts % 10 == 0;
          resumed(plan, Arrays.copyOf(trials, cut), temp.resolve("cut-" + cuts++), expected, kept);
        }
        start = end + 1;
      }
    }
    assertThat(cuts).isEqualTo(3 * fake.made.size());
  }

  private void resumed(GatePlan plan, byte[] trials, Path folder, Conclusion expected, boolean kept)
      throws Exception {
    Files.createDirectory(folder);
    Files.write(folder.resolve("gate.json"), Json.document(plan));
    Files.write(folder.resolve("trials.jsonl"), trials);
    try (GateFolder again = GateFolder.resume(folder)) {
      assertThat(again.plan()).isEqualTo(plan);
      Course course = GateRun.replay(plan, again.trials());
      if (kept) {
        new GateRun(plan, again, new GateListener() {}).run(course, eventful(plan), () -> false);
        course = GateRun.replay(plan, again.trials());
      } else {
        eventful(plan).complete(course);
      }
      Conclusion conclusion = Conclusion.of(plan, course);
      assertThat(conclusion.findings()).isEqualTo(expected.findings());
      assertThat(conclusion.verdict()).isEqualTo(expected.verdict());
    }
  }

  /** Worse, so that more pairs are made; in turns, and with two pairs that are disturbed. */
  private static FakeGate eventful(GatePlan plan) {
    FakeGate fake = new FakeGate();
    fake.inTurns = true;
    fake.worse.put(GatedMetric.CPU, 1.2);
    Pair third = plan.order().get(2);
    Pair fifth = plan.order().get(4);
    fake.disturbed =
        turn ->
            turn.attempt() == 0
                && ((turn.pair().equals(third) && turn.place() == 1)
                    || (turn.pair().equals(fifth) && turn.place() == 0));
    return fake;
  }

  enum Trouble {
    DISTURBED,
    INVALID,
    DEAD
  }

  /** Both of a pair in turns were measured, whatever became of the first. */
  @ParameterizedTest
  @EnumSource(Trouble.class)
  void keepsTheSecondOfAPairInTurnsWhoseFirstEndsIt(Trouble trouble) throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    Pair second = plan.order().get(1);
    Predicate<Turn> itsFirst =
        turn -> turn.pair().equals(second) && turn.attempt() == 0 && turn.place() == 0;
    FakeGate fake = new FakeGate();
    fake.inTurns = true;
    switch (trouble) {
      case DISTURBED -> fake.disturbed = itsFirst;
      case INVALID -> fake.failing = itsFirst;
      case DEAD -> fake.dead = itsFirst;
    }
    Path folder = temp.resolve("gate");

    Conclusion conclusion = run(folder, plan, fake);

    List<GateTrial> kept = trials(folder);
    assertThat(kept).hasSameSizeAs(fake.made);
    assertThat(kept.get(3)).returns(second.id(), GateTrial::pair).returns(1, GateTrial::place);
    assertThat(kept)
        .extracting(trial -> trial.trial().sequence())
        .as("each has its number, which names its logs")
        .doesNotHaveDuplicates();
    Course again = new Course(plan);
    kept.forEach(again::add);
    assertThat(again.trials()).isEqualTo(fake.made.size());
    assertThat(Conclusion.of(plan, again)).isEqualTo(conclusion);
  }

  @Test
  void aFinishedGateIsJudgedAgainFromItsRecordsAlone() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED, FakeGate.OPEN);
    Path folder = temp.resolve("gate");
    Conclusion conclusion = run(folder, plan, new FakeGate());

    try (GateFolder again = GateFolder.resume(folder)) {
      Course course = GateRun.replay(again.plan(), again.trials());
      assertThat(course.next()).isEmpty();
      assertThat(Conclusion.of(again.plan(), course)).isEqualTo(conclusion);
    }
  }

  @Test
  void keepsWhatItHasWhenItIsStopped() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    Path folder = temp.resolve("gate");
    FakeGate fake = new FakeGate();
    fake.stops = _ -> fake.made.size() == 5;

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> run(folder, plan, fake));

    assertThat(Files.readAllLines(folder.resolve("trials.jsonl"))).hasSize(5);
    assertThat(folder.resolve("verdict.json")).doesNotExist();
    assertThat(Conclusion.soFar(plan, GateRun.replay(plan, trials(folder))).verdict())
        .contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void makesNoTrialAfterAStop() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    FakeGate fake = new FakeGate();
    try (GateFolder folder = GateFolder.at(temp.resolve("gate"))) {
      GateRun run = new GateRun(plan, folder, new GateListener() {});
      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> run.run(new Course(plan), fake, () -> true));
    }
    assertThat(fake.made).isEmpty();
  }

  /** A disk that was full, or a port that was taken, may not be so any more. */
  @Test
  void goesOnAfterAProcessThatFailed() throws Exception {
    GatePlan plan = FakeGate.plan(6, FakeGate.CLOSED);
    Path folder = temp.resolve("gate");
    FakeGate fake = new FakeGate();
    fake.dead = _ -> fake.made.size() == 8;
    assertThat(run(folder, plan, fake).verdict()).isEmpty();

    for (int again = 0; again < 2; again++) {
      try (GateFolder opened = GateFolder.resume(folder)) {
        Course course = GateRun.replay(plan, opened.trials());
        Conclusion conclusion =
            new GateRun(plan, opened, new GateListener() {})
                .run(course, new FakeGate(), () -> false);
        assertThat(conclusion.verdict()).contains(Verdict.PASS);
        assertThat(opened.trials()).hasSizeBetween(19, 20);
      }
    }
  }

  @Test
  void refusesRecordsThatAreNotOfThePlan() throws Exception {
    Path folder = temp.resolve("gate");
    run(folder, FakeGate.plan(6, 1, FakeGate.CLOSED), new FakeGate());
    List<GateTrial> trials = trials(folder);

    assertThatIOException()
        .isThrownBy(() -> GateRun.replay(FakeGate.plan(6, 2, FakeGate.CLOSED), trials))
        .withMessageStartingWith("trials.jsonl does not follow from gate.json: a trial of pair ");
  }

  @Test
  void refusesAFolderThatIsNoGates() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("empty"));
    assertThatIOException()
        .isThrownBy(() -> GateFolder.resume(folder))
        .withMessage(folder + " has no gate.json: it is not the folder of a gate");
    Files.writeString(folder.resolve("gate.json"), "{}", StandardCharsets.UTF_8);
    try (GateFolder damaged = GateFolder.resume(folder)) {
      assertThatIOException()
          .isThrownBy(damaged::plan)
          .withMessageContaining("expected a property 'schema'");
    }
  }

  private static List<GateTrial> trials(Path folder) throws IOException {
    try (GateFolder opened = GateFolder.resume(folder)) {
      return opened.trials();
    }
  }

  private static Conclusion run(Path path, GatePlan plan, FakeGate fake)
      throws IOException, InterruptedException {
    try (GateFolder folder = GateFolder.at(path)) {
      folder.write(plan);
      return new GateRun(plan, folder, new GateListener() {})
          .run(new Course(plan), fake, () -> false);
    }
  }
}
