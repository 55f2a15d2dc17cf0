package io.duality.scenarios.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts what a child says on its standard error: one that complains in a loop must fill neither the
 * link, on which the load's own answers come, nor the memory of either side. What is left out is
 * counted, and its last lines are kept, because they may be the child's last words. Thread-safe.
 * Moments are those of one monotonic clock.
 */
final class ErrorCut {
  /** Some ten stack traces. */
  static final int BYTES_A_SECOND = 64 << 10;

  /** As many lines a controller keeps, see {@code LastLines}. */
  static final int LAST_LINES = 50;

  /** Of a line that is kept: with all others of them it is less than a second's. */
  static final int LAST_CHARS = 400;

  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private final Deque<String> last = new ArrayDeque<>();
  private long beganNanos;
  private int leftBytes = BYTES_A_SECOND;
  private long leftOut;

  /** Begins now. */
  ErrorCut(long nowNanos) {
    this.beganNanos = nowNanos;
  }

  /** What is passed on when the child says this: the line, or nothing until the second is over. */
  synchronized List<String> pass(String line, long nowNanos) {
    if (nowNanos - beganNanos >= SECOND_NANOS) {
      beganNanos = nowNanos;
      leftBytes = BYTES_A_SECOND;
    }
    if (leftBytes >= 0) {
      leftBytes -= line.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    if (leftBytes < 0) {
      leaveOut(line);
      return List.of();
    }
    List<String> passed = note(leftOut);
    passed.add(line);
    forget();
    return passed;
  }

  private void leaveOut(String line) {
    leftOut++;
    if (last.size() == LAST_LINES) {
      last.removeFirst();
    }
    last.addLast(line.length() > LAST_CHARS ? line.substring(0, LAST_CHARS) + " ..." : line);
  }

  /** What is passed on when the child has ended: the end of what was left out. */
  synchronized List<String> rest() {
    List<String> passed = note(leftOut - last.size());
    passed.addAll(last);
    forget();
    return passed;
  }

  private void forget() {
    leftOut = 0;
    last.clear();
  }

  private static List<String> note(long lines) {
    List<String> note = new ArrayList<>();
    if (lines > 0) {
      note.add(
          "("
              + lines
              + (lines == 1 ? " line was" : " lines were")
              + " left out here: more than "
              + (BYTES_A_SECOND >> 10)
              + " KB in a second)");
    }
    return note;
  }
}
