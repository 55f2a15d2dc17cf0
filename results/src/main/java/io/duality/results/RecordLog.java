package io.duality.results;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file of records: appended to by one writer, readable by others at any moment.
 *
 * <p>Streams and no channels: a channel would be closed, and the record lost, when its thread is
 * interrupted, and an interrupt is how a run is stopped.
 */
final class RecordLog implements Closeable {
  private final Path file;
  private final FileOutputStream out;

  /**
   * @param out appends to the file
   */
  RecordLog(Path file, FileOutputStream out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Opens or makes the file.
   *
   * @throws IOException if it cannot be written
   */
  static RecordLog open(Path file) throws IOException {
    try {
      return new RecordLog(file, new FileOutputStream(file.toFile(), true));
    } catch (IOException e) {
      throw WriteFailure.of(file, e);
    }
  }

  /** Cuts off a last line that a crash left without its end and that is no record. */
  void mend() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int start = bytes.length;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    if (start == bytes.length || isRecord(Arrays.copyOfRange(bytes, start, bytes.length))) {
      return;
    }
    try (RandomAccessFile rest = new RandomAccessFile(file.toFile(), "rw")) {
      rest.setLength(start);
    } catch (IOException e) {
      throw WriteFailure.of(file, e);
    }
  }

  private boolean isRecord(byte[] line) throws IOException {
    try {
      return Json.read(file, 1, line, TrialRecord.class) != null;
    } catch (MalformedException e) {
      return false;
    }
  }

  /** Returns once the line is on the disk. */
  void append(TrialRecord trial) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (RandomAccessFile before = new RandomAccessFile(file.toFile(), "r")) {
      long end = before.length();
      if (endsInMidLine(before, end)) {
        line.write('\n');
      }
      line.write(Json.line(trial));
      line.write('\n');
      write(line.toByteArray(), end);
    } catch (IOException e) {
      throw WriteFailure.of(file, e);
    }
  }

  private static boolean endsInMidLine(RandomAccessFile file, long end) throws IOException {
    if (end == 0) {
      return false;
    }
    file.seek(end - 1);
    return file.read() != '\n';
  }

  private void write(byte[] line, long end) throws IOException {
    try {
      out.write(line);
      out.getFD().sync();
    } catch (IOException e) {
      cutOff(end, e);
      throw e;
    }
  }

  /** What a failed write left behind. If this fails too, the next append ends that line. */
  private void cutOff(long end, IOException cause) {
    try (RandomAccessFile rest = new RandomAccessFile(file.toFile(), "rw")) {
      rest.setLength(end);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
