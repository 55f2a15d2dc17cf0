package io.duality.loadgen.http;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads heads for all connections of one loop, and remembers the last one: what a head means
 * depends on its bytes alone, and a server repeats them but for the date, so that comparing bytes
 * replaces parsing them. Confined to one thread.
 */
public final class HeadReader {
  /** Limit for a head, as servers have it for a request's; more is a protocol error. */
  static final int MAX_HEAD_BYTES = 64 * 1024;

  /** Result: the head is not complete yet. */
  static final int INCOMPLETE = -1;

  /** Result: see {@link #problem}. */
  static final int MALFORMED = -2;

  private static final int MAX_REMEMBERED_BYTES = 2_048;
  private static final byte[] VERSION = {'H', 'T', 'T', 'P', '/', '1', '.'};

  private final ResponseHead head = new ResponseHead();
  private final byte[] last = new byte[MAX_REMEMBERED_BYTES];
  private int lastLength;
  private @Nullable String problem;

  /** The head read last; valid until the next read. */
  ResponseHead head() {
    return head;
  }

  String problem() {
    return Objects.requireNonNull(problem);
  }

  /**
   * Reads the head that starts at {@code from}.
   *
   * @return the index behind it, or one of the constants
   */
  int read(byte[] bytes, int from, int to) {
    int length = lastLength;
    if (length > 0
        && to - from >= length
        && Arrays.equals(bytes, from, from + length, last, 0, length)) {
      return from + length;
    }
    return parse(bytes, from, to, from);
  }

  /** The same when it is known that the empty line does not end before {@code searchFrom}. */
  int parse(byte[] bytes, int from, int to, int searchFrom) {
    int end = endOfHead(bytes, searchFrom, to);
    if (end < 0) {
      problem = objection(bytes, from, to);
      return problem == null ? INCOMPLETE : MALFORMED;
    }
    lastLength = 0;
    problem = head.parse(bytes, from, end);
    if (problem != null) {
      return MALFORMED;
    }
    remember(bytes, from, end - from);
    return end;
  }

  private void remember(byte[] bytes, int from, int length) {
    if (length <= MAX_REMEMBERED_BYTES) {
      System.arraycopy(bytes, from, last, 0, length);
      lastLength = length;
    }
  }

  /** Why these bytes cannot be the start of a head, so that nobody waits for its end. */
  private static @Nullable String objection(byte[] bytes, int from, int to) {
    if (!startsLikeAResponse(bytes, from, to)) {
      return "no HTTP/1.x status line";
    }
    if (to - from > MAX_HEAD_BYTES) {
      return "a head of more than " + MAX_HEAD_BYTES + " bytes";
    }
    for (int i = from + 1; i < to; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] != '\r') {
        return "a line that ends in LF alone";
      }
    }
    return null;
  }

  /** Whether these bytes begin, as far as they go, with {@code HTTP/1.x} and a space. */
  static boolean startsLikeAResponse(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, VERSION.length);
    if (!Arrays.equals(bytes, from, from + length, VERSION, 0, length)) {
      return false;
    }
    int minor = from + VERSION.length;
    if (minor < to && (bytes[minor] < '0' || bytes[minor] > '9')) {
      return false;
    }
    return minor + 1 >= to || bytes[minor + 1] == ' ';
  }

  /** The index behind the first CRLFCRLF, or -1; looks at every fourth byte only. */
  private static int endOfHead(byte[] bytes, int from, int to) {
    int i = from + 3;
    while (i < to) {
      byte c = bytes[i];
      if (c == '\n') {
        if (bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
          return i + 1;
        }
        i += 2;
      } else {
        i += c == '\r' ? 1 : 4;
      }
    }
    return -1;
  }
}
