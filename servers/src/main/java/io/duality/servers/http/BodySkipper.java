package io.duality.servers.http;

/**
 * Passes over the body of a request, by length or by chunks (RFC 9112, sections 6 and 7.1), keeping
 * no byte of it. Confined to its session's thread.
 */
final class BodySkipper {
  /** Of a chunk's size with its extensions, and of all trailers together. */
  private static final int LONGEST_LINE = 4_096;

  private enum State {
    DATA,
    SIZE,
    SIZE_BLANK,
    EXTENSION,
    SIZE_LF,
    DATA_CR,
    DATA_LF,
    TRAILER_START,
    TRAILER_NAME,
    TRAILER_VALUE,
    TRAILER_LF,
    LAST_LF,
    DONE,
    REJECTED
  }

  private final long most;
  private State state = State.DONE;
  private boolean chunked;
  private long left;
  private long total;
  private int line;
  private Status status = Status.BAD_REQUEST;

  /**
   * A skipper that is done.
   *
   * @param most bytes of a body, at least 0
   */
  BodySkipper(long most) {
    this.most = most;
  }

  /** Begins a body; without one it is done at once. */
  void begin(boolean isChunked, long length) {
    chunked = isChunked;
    left = isChunked ? 0 : length;
    total = 0;
    line = 0;
    state = isChunked ? State.SIZE : length > 0 ? State.DATA : State.DONE;
    if (length > most) {
      reject(Status.CONTENT_TOO_LARGE);
    }
  }

  boolean isDone() {
    return state == State.DONE;
  }

  boolean isRejected() {
    return state == State.REJECTED;
  }

  /** Why it {@link #isRejected}. */
  Status status() {
    return status;
  }

  /** Passes over what it can and returns where it stopped: at the end, or behind the body. */
  int skip(byte[] b, int from, int to) {
    int at = from;
    while (at < to && state != State.DONE && state != State.REJECTED) {
      if (state == State.DATA) {
        int step = (int) Math.min(left, to - at);
        left -= step;
        at += step;
        if (left == 0) {
          state = chunked ? State.DATA_CR : State.DONE;
        }
      } else {
        accept(b[at++]);
      }
    }
    return at;
  }

  private void accept(byte c) {
    switch (state) {
      case SIZE -> size(c);
      case SIZE_BLANK -> afterSize(c);
      case EXTENSION -> valueUntil(c, State.SIZE_LF);
      case SIZE_LF -> {
        line = 0;
        expect(c, '\n', left == 0 ? State.TRAILER_START : State.DATA);
      }
      case DATA_CR -> expect(c, '\r', State.DATA_LF);
      case DATA_LF -> expect(c, '\n', State.SIZE);
      case TRAILER_START -> {
        if (c == '\r') {
          state = State.LAST_LF;
        } else {
          state = State.TRAILER_NAME;
          count(Bytes.isToken(c));
        }
      }
      case TRAILER_NAME -> {
        if (c == ':') {
          state = State.TRAILER_VALUE;
        }
        count(c == ':' || Bytes.isToken(c));
      }
      case TRAILER_VALUE -> valueUntil(c, State.TRAILER_LF);
      case TRAILER_LF -> expect(c, '\n', State.TRAILER_START);
      case LAST_LF -> expect(c, '\n', State.DONE);
      case DATA, DONE, REJECTED -> throw new IllegalStateException(state.name());
    }
  }

  private void size(byte c) {
    int digit = Character.digit(c, 16);
    if (digit >= 0) {
      line++;
      left = (left << 4) | digit;
      if (line > 15 || left > most || total + left > most) {
        reject(line > 15 ? Status.BAD_REQUEST : Status.CONTENT_TOO_LARGE);
      }
    } else if (line > 0) {
      total += left;
      afterSize(c);
    } else {
      reject(Status.BAD_REQUEST);
    }
  }

  /** Blanks may stand before an extension, and nothing but an extension behind them. */
  private void afterSize(byte c) {
    count(c == ' ' || c == '\t' || c == ';' || c == '\r');
    if (state != State.REJECTED) {
      state = c == '\r' ? State.SIZE_LF : c == ';' ? State.EXTENSION : State.SIZE_BLANK;
    }
  }

  private void valueUntil(byte c, State lineFeed) {
    if (c == '\r') {
      state = lineFeed;
    }
    count(c == '\r' || Bytes.isFieldValue(c));
  }

  private void expect(byte c, char wanted, State next) {
    if (c != wanted) {
      reject(Status.BAD_REQUEST);
    } else {
      state = next;
    }
  }

  /** Counts a byte of a chunk's first line, or of all trailers. */
  private void count(boolean isLegal) {
    if (!isLegal) {
      reject(Status.BAD_REQUEST);
    } else if (++line > LONGEST_LINE) {
      reject(Status.HEADERS_TOO_LARGE);
    }
  }

  private void reject(Status why) {
    status = why;
    state = State.REJECTED;
  }
}
