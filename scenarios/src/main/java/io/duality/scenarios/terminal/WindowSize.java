package io.duality.scenarios.terminal;

import java.util.Optional;

/**
 * How large a terminal is.
 *
 * @param columns characters in a line, from 1
 * @param rows lines, from 1
 */
public record WindowSize(int columns, int rows) {
  /** Of a terminal that does not say: that of most. */
  public static final WindowSize USUAL = new WindowSize(80, 24);

  private static final int STANDARD_ERROR = 2;

  public WindowSize {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException("no window has " + columns + " x " + rows);
    }
  }

  /**
   * Of the terminal that standard error goes to, now: a person may change it at any time. One call
   * of the kernel, no process and no file, so that it can be asked while others are measured.
   *
   * @param osName as the JVM says it, such as Linux
   * @return empty if standard error goes to a file or a pipe, or the system cannot tell
   */
  public static Optional<WindowSize> ofStandardError(String osName) {
    try {
      return Ioctl.windowSize(STANDARD_ERROR, osName);
    } catch (LinkageError e) {
      // A system without the call: whoever asks writes plain lines.
      return Optional.empty();
    }
  }
}
