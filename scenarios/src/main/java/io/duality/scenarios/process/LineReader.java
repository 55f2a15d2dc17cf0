package io.duality.scenarios.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads lines of a child until its stream ends. A line longer than the bound is cut: a child that
 * never ends a line must not exhaust the controller.
 */
final class LineReader {
  /** A histogram of 3 digits over an hour is under 1 MB in base64. */
  static final int MAX_LINE_BYTES = 16 << 20;

  private LineReader() {}

  /** Returns at the end of the stream, or when it is closed. */
  static void readAll(InputStream stream, Consumer<String> lines) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    try (InputStream in = new BufferedInputStream(stream, 1 << 16)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          emit(line, lines);
        } else if (line.size() < MAX_LINE_BYTES) {
          line.write(next);
        }
      }
    } catch (IOException e) {
      // The stream of a process that was destroyed; its exit says the rest.
      lines.accept("(stream ended: " + e.getMessage() + ")");
    }
    if (line.size() > 0) {
      emit(line, lines);
    }
  }

  private static void emit(ByteArrayOutputStream line, Consumer<String> lines) {
    lines.accept(line.toString(StandardCharsets.UTF_8));
    line.reset();
  }
}
