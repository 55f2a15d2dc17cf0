package io.duality.scenarios.side;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a build has printed. */
public final class BuildLog {
  private static final int READ_BYTES = 4 << 20;
  private static final int SHOWN_CHARS = 300;

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

  /** A compiler's: the word, and a file with a line. */
  private static final Pattern PLACED =
      Pattern.compile("(?i).*\\berror\\b.*\\.\\w+:\\[?\\d+.*|.*\\.\\w+:\\d+.*\\berror\\b.*");

  private static final Pattern TELLING =
      Pattern.compile("(?i).*(\\berror\\b|fail|fatal|cannot|not found|denied|no such).*");

  /** Maven's advice below each failure. */
  private static final Pattern ADVICE =
      Pattern.compile(
          ".*(\\[Help|-> \\[|[Rr]e-run Maven|For more information|errors and possible).*"
              + "|\\[ERROR\\]\\s*");

  private BuildLog() {}

  /** The line that says best why it failed: the first error of a compiler, or the last error. */
  public static String telling(Path log) {
    List<String> lines = read(log).lines().map(BuildLog::plain).toList();
    String last = "it printed nothing";
    String telling = "";
    for (String line : lines) {
      if (PLACED.matcher(line).matches()) {
        return shown(line);
      }
      if (TELLING.matcher(line).matches() && !ADVICE.matcher(line).matches()) {
        telling = line;
      }
      last = line.isEmpty() ? last : line;
    }
    return shown(telling.isEmpty() ? last : telling);
  }

  /** Without colours, and short: a build may print a whole file as one line. */
  private static String plain(String line) {
    String begin = line.substring(0, Math.min(line.length(), 2 * SHOWN_CHARS));
    return COLOUR.matcher(begin).replaceAll("").strip();
  }

  private static String shown(String line) {
    return line.length() <= SHOWN_CHARS ? line : line.substring(0, SHOWN_CHARS) + " ...";
  }

  /** Its end. */
  private static String read(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long length = file.length();
      file.seek(Math.max(0, length - READ_BYTES));
      byte[] bytes = new byte[(int) Math.min(length, READ_BYTES)];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "its log cannot be read: " + e.getMessage();
    }
  }
}
