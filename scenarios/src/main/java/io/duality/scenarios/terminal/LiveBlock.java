package io.duality.scenarios.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * Lines at the end of a terminal's output that are written over; what else is said goes above them.
 * Thread-safe.
 *
 * <p>Between two pictures the cursor waits at the start of the line below: there a process that
 * dies leaves the shell's prompt, and there the terminal echoes {@code ^C}, which the next picture
 * takes away with the last one.
 */
public final class LiveBlock implements ProgressBarConsumer {
  private static final Pattern INK = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final String CLEAR_BELOW = "\r\u001b[J";

  private final PrintStream to;
  private final Supplier<WindowSize> window;
  private List<String> shown = List.of();
  private boolean closed;

  /**
   * Shows nothing yet.
   *
   * @param window asked before each picture
   */
  public LiveBlock(PrintStream to, Supplier<WindowSize> window) {
    this.to = to;
    this.window = window;
  }

  /** One less than there are: in the last column some terminals go on to the next line. */
  @Override
  public int getMaxRenderedLength() {
    return Math.max(1, window.get().columns() - 1);
  }

  /** Shows these lines instead of the last ones, as far as the window has room. */
  @Override
  public synchronized void accept(String rendered) {
    if (!closed) {
      WindowSize size = window.get();
      String erased = erased(size);
      shown = rendered.lines().limit(Math.max(1, size.rows() - 1)).toList();
      put(erased + block());
    }
  }

  /** Says something that stays. */
  public synchronized void say(String line) {
    put(erased(window.get()) + line + "\n" + block());
  }

  /** Takes the lines away. */
  @Override
  public synchronized void clear() {
    put(erased(window.get()));
    shown = List.of();
  }

  /** Takes the lines away for good; what is said afterwards stays as before. Idempotent. */
  @Override
  public synchronized void close() {
    if (!closed) {
      clear();
      closed = true;
    }
  }

  private String block() {
    StringBuilder lines = new StringBuilder();
    shown.forEach(line -> lines.append(line).append('\n'));
    return lines.toString();
  }

  /**
   * Goes up to where the block began. A terminal that has become narrower since has broken its
   * lines, so that it takes more of them.
   */
  private String erased(WindowSize size) {
    int rows = shown.stream().mapToInt(line -> rows(line, size.columns())).sum();
    return (rows == 0 ? "" : "\u001b[" + rows + "A") + CLEAR_BELOW;
  }

  private static int rows(String line, int columns) {
    int length = INK.matcher(line).replaceAll("").length();
    return Math.max(1, Math.ceilDiv(length, columns));
  }

  /** In one piece, so that nobody sees a block half drawn. */
  private void put(String text) {
    to.print(text);
    to.flush();
  }
}
