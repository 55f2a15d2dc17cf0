package io.duality.scenarios.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a child prints beyond the protocol: the last lines in memory, all of it in a file up to a
 * bound. Thread-safe: both of the child's streams end here.
 */
final class LastLines {
  /** Enough for a Java stack trace and what led to it. */
  static final int KEPT = 50;

  /** A child in a loop of errors must not fill the disk on which records are kept. */
  static final long MAX_LOG_CHARS = 1 << 20;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Path log;
  private @Nullable BufferedWriter writer;
  private long written;
  private boolean closed;

  LastLines(Path log) {
    this.log = log;
  }

  synchronized void add(String line) {
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.addLast(line);
    if (closed || written > MAX_LOG_CHARS) {
      return;
    }
    try {
      write(line);
    } catch (IOException | UncheckedIOException e) {
      // A log is a convenience: a full disk has to show where a record is lost, not here.
      closed = true;
      lines.addLast("(log " + log + " cannot be written: " + e.getMessage() + ")");
    }
  }

  private void write(String line) throws IOException {
    BufferedWriter to = writer;
    if (to == null) {
      Path folder = log.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      to =
          Files.newBufferedWriter(
              log,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      writer = to;
    }
    to.write(line);
    to.newLine();
    to.flush();
    written += line.length() + 1;
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** No more is written to the file. */
  synchronized void close() {
    closed = true;
    BufferedWriter open = writer;
    writer = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        lines.addLast("(log " + log + " cannot be closed: " + e.getMessage() + ")");
      }
    }
  }
}
