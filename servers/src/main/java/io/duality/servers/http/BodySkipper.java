package io.duality.servers.http;

/**
 * Passes over the body of a request, by length or by chunks (RFC 9112, sections 6 and 7.1), keeping
 * no byte of it. Confined to its session's thread.
 */
final class BodySkipper {
  private static final int LONGEST_LINE = 4_096;

  private enum State {
    DATA,
    SIZE,
    EXTENSION,
    SIZE_LF,
    DATA_CR,
    DATA_LF,
    TRAILER_START,
    TRAILER,
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
      case EXTENSION -> {
        if (c == '\r') {
          state = State.SIZE_LF;
        } else {
          count(c);
        }
      }
      case SIZE_LF -> expect(c, '\n', left == 0 ? State.TRAILER_START : State.DATA);
      case DATA_CR -> expect(c, '\r', State.DATA_LF);
      case DATA_LF -> expect(c, '\n', State.SIZE);
      case TRAILER_START -> {
        state = c == '\r' ? State.LAST_LF : State.TRAILER;
        count(c);
      }
      case TRAILER -> {
        if (c == '\n') {
          state = State.TRAILER_START;
        } else {
          count(c);
        }
      }
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
    } else if (line > 0 && (c == '\r' || c == ';' || c == ' ' || c == '\t')) {
      total += left;
      state = c == '\r' ? State.SIZE_LF : State.EXTENSION;
    } else {
      reject(Status.BAD_REQUEST);
    }
  }

  private void expect(byte c, char wanted, State next) {
    if (c != wanted) {
      reject(Status.BAD_REQUEST);
      return;
    }
    state = next;
    if (next == State.SIZE) {
      line = 0;
      left = 0;
    } else if (next == State.TRAILER_START) {
      line = 0;
    }
  }

  private void count(byte c) {
    if (++line > LONGEST_LINE || c == '\n' || c == 0) {
      reject(line > LONGEST_LINE ? Status.HEADERS_TOO_LARGE : Status.BAD_REQUEST);
    }
  }

  private void reject(Status why) {
    status = why;
    state = State.REJECTED;
  }
}
