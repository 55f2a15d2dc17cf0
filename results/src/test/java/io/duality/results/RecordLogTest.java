package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RecordLogTest {
  @TempDir Path temp = Path.of("");

  @BeforeEach
  void makesARun() throws IOException {
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("threaded"));
      run.writeEnvironment(Sample.environment());
    }
  }

  @Test
  void endsALineThatACrashCutOff() throws IOException {
    Path records = temp.resolve("records.jsonl");
    Files.writeString(records, "{\"schema\":1,\"scenario\":\"ban");

    try (RecordLog<TrialRecord> log = RecordLog.open(records, TrialRecord.class)) {
      log.append(Sample.failed("threaded", 1, 1));
      log.append(Sample.failed("threaded", 1, 2));
    }

    RunData run = RunReader.read(temp);
    assertThat(run.trials()).extracting(TrialRecord::repeat).containsExactly(1, 2);
    assertThat(run.warnings()).singleElement().asString().contains("records.jsonl:1:");
  }

  @Test
  void keepsARecordOfWhichOnlyTheLineFeedIsMissing() throws IOException {
    Path records = temp.resolve("records.jsonl");
    Files.write(records, Json.line(Sample.failed("threaded", 1, 0)));

    try (RecordLog<TrialRecord> log = RecordLog.open(records, TrialRecord.class)) {
      log.append(Sample.failed("threaded", 1, 1));
    }

    RunData run = RunReader.read(temp);
    assertThat(run.trials()).extracting(TrialRecord::repeat).containsExactly(0, 1);
    assertThat(run.warnings()).isEmpty();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has /dev/full")
  void tellsThatTheDiskIsFull() throws IOException {
    try (RecordLog<TrialRecord> log = RecordLog.open(Path.of("/dev/full"), TrialRecord.class)) {
      assertThatIOException()
          .isThrownBy(() -> log.append(Sample.failed("threaded", 1, 0)))
          .withMessageMatching(
              "/dev/full cannot be written: No space left on device \\(\\d+ bytes free there\\);"
                  + " make room or name another folder with --out,"
                  + " all that was recorded is kept");
    }
  }

  @Test
  void losesNothingToADiskThatIsFullForAWhile() throws IOException {
    Path records = temp.resolve("records.jsonl");
    try (FullAfter disk = new FullAfter(records);
        RecordLog<TrialRecord> log = new RecordLog<>(records, TrialRecord.class, disk)) {
      log.append(Sample.failed("threaded", 1, 0));
      disk.room = 100;
      assertThatIOException()
          .isThrownBy(() -> log.append(Sample.failed("threaded", 1, 1)))
          .withMessageStartingWith(records + " cannot be written: the disk is full (");
      assertThat(disk.room).isZero();
      assertThat(RunReader.read(temp).trials()).hasSize(1);
      assertThat(RunReader.read(temp).warnings()).isEmpty();

      disk.room = Integer.MAX_VALUE;
      log.append(Sample.failed("threaded", 1, 1));
    }

    RunData run = RunReader.read(temp);
    assertThat(run.trials()).extracting(TrialRecord::repeat).containsExactly(0, 1);
    assertThat(run.warnings()).isEmpty();
  }

  /** An interrupt is how a run is stopped; what it has measured is recorded all the same. */
  @Test
  void recordsForAnInterruptedThread() throws IOException {
    try (RecordLog<TrialRecord> log =
        RecordLog.open(temp.resolve("records.jsonl"), TrialRecord.class)) {
      Thread.currentThread().interrupt();
      log.append(Sample.failed("threaded", 1, 0));
      log.append(Sample.failed("threaded", 1, 1));
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(RunReader.read(temp).trials()).hasSize(2);
  }

  /** A disk that takes what it has room for, and then fails as a full one does. */
  private static final class FullAfter extends FileOutputStream {
    int room = Integer.MAX_VALUE;

    FullAfter(Path path) throws IOException {
      super(path.toFile(), true);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      int fits = Math.min(room, bytes.length);
      super.write(bytes, 0, fits);
      room -= fits;
      if (fits < bytes.length) {
        throw new IOException("the disk is full");
      }
    }
  }
}
