package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    try (RecordLog log = RecordLog.open(records)) {
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

    try (RecordLog log = RecordLog.open(records)) {
      log.append(Sample.failed("threaded", 1, 1));
    }

    RunData run = RunReader.read(temp);
    assertThat(run.trials()).extracting(TrialRecord::repeat).containsExactly(0, 1);
    assertThat(run.warnings()).isEmpty();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has /dev/full")
  void tellsThatTheDiskIsFull() throws IOException {
    try (RecordLog log = RecordLog.open(Path.of("/dev/full"))) {
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
    try (FullAfter channel = new FullAfter(temp.resolve("records.jsonl"), true);
        RecordLog log = new RecordLog(temp.resolve("records.jsonl"), channel)) {
      log.append(Sample.failed("threaded", 1, 0));
      channel.room = 100;
      assertThatIOException().isThrownBy(() -> log.append(Sample.failed("threaded", 1, 1)));

      assertThat(RunReader.read(temp).trials()).hasSize(1);
      assertThat(RunReader.read(temp).warnings()).isEmpty();

      channel.room = Long.MAX_VALUE;
      log.append(Sample.failed("threaded", 1, 1));
    }

    RunData run = RunReader.read(temp);
    assertThat(run.trials()).extracting(TrialRecord::repeat).containsExactly(0, 1);
    assertThat(run.warnings()).isEmpty();
  }

  @Test
  void endsWhatItCouldNotCutOff() throws IOException {
    try (FullAfter channel = new FullAfter(temp.resolve("records.jsonl"), false);
        RecordLog log = new RecordLog(temp.resolve("records.jsonl"), channel)) {
      channel.room = 100;
      assertThatIOException()
          .isThrownBy(() -> log.append(Sample.failed("threaded", 1, 0)))
          .havingCause()
          .withMessage("the disk is full")
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
      channel.room = Long.MAX_VALUE;
      log.append(Sample.failed("threaded", 1, 1));
    }

    RunData run = RunReader.read(temp);
    assertThat(run.trials()).extracting(TrialRecord::repeat).containsExactly(1);
    assertThat(run.warnings()).singleElement().asString().contains("records.jsonl:1:");
  }

  /** A disk that takes what it has room for, and then fails as a full one does. */
  private static final class FullAfter implements SeekableByteChannel {
    private final SeekableByteChannel file;
    private final boolean truncates;
    long room = Long.MAX_VALUE;

    FullAfter(Path path, boolean truncates) throws IOException {
      this.file = Files.newByteChannel(path, StandardOpenOption.APPEND);
      this.truncates = truncates;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      if (room == 0) {
        throw new IOException("the disk is full");
      }
      int fits = (int) Math.min(room, source.remaining());
      int written = file.write(source.slice(source.position(), fits));
      source.position(source.position() + written);
      room -= written;
      return written;
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      if (!truncates) {
        throw new IOException("the disk does not truncate");
      }
      file.truncate(size);
      return this;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return file.read(target);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
