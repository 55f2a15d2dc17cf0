package io.duality.results;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The records of a folder that one writer has to itself: nobody else gets in until this is closed,
 * or its process ends in whatever way. Used by one thread. Every {@link IOException} has a message
 * of one line for the user.
 *
 * @param <T> a document that bears a schema version
 */
public final class LockedRecords<T> implements Closeable {
  private final Path file;
  private final Class<T> type;
  private final RunLock lock;
  private final RecordLog<T> log;

  private LockedRecords(Path file, Class<T> type, RunLock lock, RecordLog<T> log) {
    this.file = file;
    this.type = type;
    this.lock = lock;
    this.log = log;
  }

  /**
   * Opens or makes the file.
   *
   * @param name of the file in the folder
   * @throws IOException if another has the folder, or it cannot be written; it is not locked then
   */
  public static <T> LockedRecords<T> open(Path folder, String name, Class<T> type)
      throws IOException {
    Path file = folder.resolve(name);
    RunLock lock = RunLock.of(folder);
    try {
      return new LockedRecords<>(file, type, lock, RecordLog.open(file, type));
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** The same; cuts off half a line that a crash left behind the records. */
  public static <T> LockedRecords<T> mended(Path folder, String name, Class<T> type)
      throws IOException {
    LockedRecords<T> records = open(folder, name, type);
    try {
      records.log.mend();
      return records;
    } catch (IOException e) {
      records.close();
      throw e;
    }
  }

  /**
   * All so far, in their order.
   *
   * @throws IOException if a line is not a record of that type, or of a newer schema
   */
  public List<T> read() throws IOException {
    return RecordLog.read(file, type);
  }

  /**
   * Returns once the record is on the disk. A line that a crash left unfinished is ended first;
   * after a failure the records before this one are whole, and the append can be tried again.
   */
  public void append(T record) throws IOException {
    log.append(record);
  }

  /** Closes the file, and lets another in. */
  @Override
  public void close() throws IOException {
    try (lock) {
      log.close();
    }
  }
}
