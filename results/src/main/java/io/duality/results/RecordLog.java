package io.duality.results;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file of records: appended to by one writer, readable by others at any moment. */
final class RecordLog implements Closeable {
  private final Path file;
  private final SeekableByteChannel channel;

  /**
   * @param channel appends, and writes through to the disk
   */
  RecordLog(Path file, SeekableByteChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static RecordLog open(Path file) throws IOException {
    try {
      // DSYNC: a write returns once the data and the file's length are on the disk.
      return new RecordLog(
          file,
          Files.newByteChannel(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND,
              StandardOpenOption.DSYNC));
    } catch (IOException e) {
      throw WriteFailure.of(file, e);
    }
  }

  void append(TrialRecord trial) throws IOException {
    byte[] json = Json.line(trial);
    try {
      long end = channel.size();
      ByteBuffer line = ByteBuffer.allocate(json.length + 2);
      if (endsInMidLine(end)) {
        line.put((byte) '\n');
      }
      write(line.put(json).put((byte) '\n').flip(), end);
    } catch (IOException e) {
      throw WriteFailure.of(file, e);
    }
  }

  /**
   * What a failed write left behind is cut off again; if that fails too, the next append ends it.
   */
  private void write(ByteBuffer line, long end) throws IOException {
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      try {
        channel.truncate(end);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  private boolean endsInMidLine(long end) throws IOException {
    if (end == 0) {
      return false;
    }
    try (SeekableByteChannel reader = Files.newByteChannel(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return reader.position(end - 1).read(last) == 1 && last.get(0) != '\n';
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
