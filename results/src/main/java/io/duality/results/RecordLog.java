package io.duality.results;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file of records, one a line: appended to by one writer, readable by others at any moment.
 *
 * <p>Streams and no channels: a channel would be closed, and the record lost, when its thread is
 * interrupted, and an interrupt is how a run is stopped.
 *
 * @param <T> a document that bears a schema version
 */
final class RecordLog<T> implements Closeable {
  private final Path file;
  private final Class<T> type;
  private final FileOutputStream out;

  /**
   * @param out appends to the file
   */
  RecordLog(Path file, Class<T> type, FileOutputStream out) {
    this.file = file;
    this.type = type;
    this.out = out;
  }

  /**
   * Opens or makes the file.
   *
   * @throws IOException if it cannot be written
   */
  static <T> RecordLog<T> open(Path file, Class<T> type) throws IOException {
    try {
      return new RecordLog<>(file, type, new FileOutputStream(file.toFile(), true));
    } catch (IOException e) {
      throw WriteFailure.of(file, e);
    }
  }

  /**
   * All records of a file that nobody is writing; call {@link #mend} first.
   *
   * @throws IOException if a line is not a record of that type, or of a newer schema
   */
  static <T> List<T> read(Path file, Class<T> type) throws IOException {
    List<T> records = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      records.add(Json.read(file, i + 1, lines.get(i).getBytes(StandardCharsets.UTF_8), type));
    }
    return records;
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
      return Json.read(file, 1, line, type) != null;
    } catch (MalformedException e) {
      return false;
    }
  }

  /** Returns once the line is on the disk. */
  void append(T record) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (RandomAccessFile before = new RandomAccessFile(file.toFile(), "r")) {
      long end = before.length();
      if (endsInMidLine(before, end)) {
        line.write('\n');
      }
      line.write(Json.line(record));
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
