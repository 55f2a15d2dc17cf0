package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  private static final Instant START = Instant.parse("2026-11-03T14:22:33.987Z");

  @TempDir Path temp = Path.of("");

  @Test
  void usesExactlyTheFolderThatIsNamed() throws IOException {
    Path missing = temp.resolve("a/b");
    Path empty = Files.createDirectory(temp.resolve("empty"));
    try (RunDirectory made = RunDirectory.at(missing);
        RunDirectory found = RunDirectory.at(empty)) {
      assertThat(made.path()).isEqualTo(missing);
      assertThat(found.path()).isEqualTo(empty);
    }
  }

  @Test
  void refusesAFolderThatHasAnythingInIt() throws IOException {
    Path note = Files.writeString(temp.resolve("note"), "mine");

    assertThatIOException()
        .isThrownBy(() -> RunDirectory.at(temp))
        .withMessageContaining(temp + " is not empty")
        .withMessageContaining("name a new or an empty folder");
    assertThat(note).hasContent("mine");
    assertThat(files()).containsExactly("note");
  }

  @Test
  void saysWhyAFolderCannotBeMade() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));

    assertThatIOException()
        .isThrownBy(() -> RunDirectory.at(file))
        .withMessageStartingWith(file + " cannot be written: a file of that name is in the way")
        .withMessageContaining("--out")
        .withMessageNotContaining("\n");
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    List<TrialRecord> trials =
        List.of(
            Sample.valid("nio-select", 1024, 0, 2000),
            Sample.invalid("nio-select", 1024, 1, 1000.125),
            Sample.failed("threaded", 65536, 0),
            Sample.impossible("threaded", 65536, 1, Sample.OUT_OF_MEMORY, Sample.GENERATOR_BUSY));
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("nio-select", "threaded"));
      run.writeEnvironment(Sample.environment());
      for (TrialRecord trial : trials) {
        run.append(trial);
      }
    }

    assertThat(RunReader.read(temp))
        .isEqualTo(
            new RunData(
                Sample.plan("nio-select", "threaded"), Sample.environment(), trials, List.of()));
  }

  @Test
  void showsARecordToReadersAtOnce() throws IOException {
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.append(Sample.failed("threaded", 1, 0));
      assertThat(Files.readAllLines(temp.resolve("records.jsonl"))).hasSize(1);
      run.append(Sample.failed("threaded", 1, 1));
      assertThat(Files.readAllLines(temp.resolve("records.jsonl"))).hasSize(2);
    }
  }

  @Test
  void keepsWhatIsRecordedWhenItGoesOn() throws IOException {
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("threaded"));
      run.writeEnvironment(Sample.environment());
      run.append(Sample.failed("threaded", 1, 0));
    }
    try (RunDirectory again = RunDirectory.resume(temp)) {
      again.append(Sample.failed("threaded", 1, 1));
    }
    assertThat(RunReader.read(temp).trials()).extracting(TrialRecord::repeat).containsExactly(0, 1);
  }

  @Test
  void goesOnBehindTheLastWholeRecord() throws IOException {
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("threaded"));
      run.writeEnvironment(Sample.environment());
      run.append(Sample.failed("threaded", 1, 0));
    }
    Path records = temp.resolve("records.jsonl");
    Files.writeString(records, "{\"schema\":1,\"scenario\":\"band", StandardOpenOption.APPEND);
    RunDirectory.resume(temp).close();
    assertThat(RunReader.read(temp).warnings()).as("the half line is gone").isEmpty();

    String whole = Files.readString(records);
    Files.writeString(records, whole.strip());
    try (RunDirectory again = RunDirectory.resume(temp)) {
      again.append(Sample.failed("threaded", 1, 1));
    }
    assertThat(RunReader.read(temp).trials()).extracting(TrialRecord::repeat).containsExactly(0, 1);
  }

  @Test
  void isWrittenByOneRunAtATime() throws IOException {
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("threaded"));
      assertThatIOException()
          .isThrownBy(() -> RunDirectory.resume(temp))
          .withMessage(temp + " is being written by a run: wait for its end, or stop it");
    }
    RunDirectory.resume(temp).close();
  }

  @Test
  void letsAnotherInAfterItCouldNotGoOn() throws IOException {
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("threaded"));
    }
    Path records = temp.resolve("records.jsonl");
    Files.writeString(records, "{\"schema\":1000}");
    assertThatIOException()
        .isThrownBy(() -> RunDirectory.resume(temp))
        .withMessageContaining("schema 1000 is newer");

    Files.writeString(records, "");
    RunDirectory.resume(temp).close();
  }

  @Test
  void goesOnInNoFolderButARuns() {
    assertThatIOException()
        .isThrownBy(() -> RunDirectory.resume(temp))
        .withMessage(temp + " has no plan.json: it is not the folder of a run");
  }

  /** A kill leaves a folder that can neither be resumed nor be written into. */
  @Test
  void discardsWhatARunHasLeftThatWasKilledBeforeItBegan() throws IOException {
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("threaded"));
    }
    Files.writeString(temp.resolve("claims.json"), "{}");
    Files.writeString(temp.resolve("hosts.json"), "{}");
    Files.writeString(temp.resolve("environment.json.tmp"), "{");
    assertThat(RunDirectory.isBegun(temp)).isFalse();
    assertThatIOException().isThrownBy(() -> RunDirectory.at(temp));

    RunDirectory.discardUnbegun(temp);
    RunDirectory.at(temp).close();
    RunDirectory.discardUnbegun(temp.resolve("none"));
  }

  @Test
  void discardsNothingOfARunThatHasBegunOrOfAnybodyElse() throws IOException {
    Path begun = temp.resolve("begun");
    try (RunDirectory run = RunDirectory.at(begun)) {
      run.writePlan(Sample.plan("threaded"));
      run.writeEnvironment(Sample.environment());
    }
    Path recorded = temp.resolve("recorded");
    try (RunDirectory run = RunDirectory.at(recorded)) {
      run.append(Sample.failed("threaded", 1, 0));
    }
    Path other = Files.createDirectory(temp.resolve("other"));
    Files.writeString(other.resolve("note"), "mine");
    List<String> before = files();
    for (Path folder : List.of(begun, recorded, other)) {
      RunDirectory.discardUnbegun(folder);
    }
    assertThat(files()).contains(before.toArray(String[]::new));
    assertThat(RunDirectory.isBegun(begun)).isTrue();
    assertThat(RunDirectory.isBegun(recorded)).isFalse();
  }

  @Test
  void leavesNoDraftBesideWholeFiles() throws IOException {
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("threaded"));
      run.writePlan(Sample.plan("virtual"));
      run.writePoints(Sample.plan("threaded"), List.of(Sample.failed("threaded", 1, 0)));
      Histogram nanos = new Histogram(3);
      assertThat(run.writeHistogram("threaded", 1, 0, "response", nanos, START, START))
          .isEqualTo("histograms/threaded-1-0-response.hlog");
    }
    assertThat(files())
        .containsExactlyInAnyOrder(
            ".lock",
            "plan.json",
            "points.csv",
            "records.jsonl",
            "histograms",
            "histograms/threaded-1-0-response.hlog");
    assertThat(temp.resolve("plan.json")).content().contains("virtual");
  }

  @Test
  void finishesForAnInterruptedThread() throws IOException {
    Histogram nanos = new Histogram(3);
    Thread.currentThread().interrupt();
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("threaded"));
      run.writeEnvironment(Sample.environment());
      run.append(Sample.failed("threaded", 1, 0));
      String name = run.writeHistogram("threaded", 1, 0, "response", nanos, START, START);
      run.writePoints(Sample.plan("threaded"), List.of(Sample.failed("threaded", 1, 0)));
      assertThat(RunReader.read(temp).trials()).hasSize(1);
      assertThat(HistogramFile.read(temp.resolve(name))).isEqualTo(nanos);
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void keepsTheOldFileWhenTheNewOneCannotBeWritten() throws IOException {
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("threaded"));
      Files.createDirectories(temp.resolve("plan.json.tmp/in-the-way"));

      assertThatIOException()
          .isThrownBy(() -> run.writePlan(Sample.plan("virtual")))
          .withMessageContaining("plan.json cannot be written: ")
          .withMessageContaining(" bytes free there");
    }
    assertThat(temp.resolve("plan.json")).content().contains("threaded").doesNotContain("virtual");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(temp)) {
      return paths.skip(1).map(path -> temp.relativize(path).toString()).toList();
    }
  }
}
