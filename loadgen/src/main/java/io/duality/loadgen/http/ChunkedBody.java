package io.duality.loadgen.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Removes the chunked transfer coding (RFC 9112, 7.1), extensions and trailers included. One per
 * connection that ever saw it; confined to one thread.
 */
final class ChunkedBody {
  private enum Phase {
    SIZE,
    EXTENSION,
    SIZE_LF,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILER_START,
    TRAILER,
    TRAILER_LF,
    END_LF,
    COMPLETE,
    BROKEN
  }

  /** 2^60 bytes in a chunk are as good as no limit, and leave room to add. */
  private static final int MAX_SIZE_DIGITS = 15;

  private static final int MAX_LINE_BYTES = 4_096;
  private static final int MAX_TRAILER_BYTES = HeadReader.MAX_HEAD_BYTES;

  private Phase phase = Phase.SIZE;
  private long remaining;
  private int digits;
  private int lineBytes;
  private long bodyBytes;
  private boolean matches;
  private @Nullable String problem;

  void start() {
    phase = Phase.SIZE;
    remaining = 0;
    digits = 0;
    lineBytes = 0;
    bodyBytes = 0;
    matches = true;
    problem = null;
  }

  boolean complete() {
    return phase == Phase.COMPLETE;
  }

  boolean broken() {
    return phase == Phase.BROKEN;
  }

  String problem() {
    return Objects.requireNonNull(problem);
  }

  /** Bytes of the body itself so far. */
  long bodyBytes() {
    return bodyBytes;
  }

  boolean matches() {
    return matches;
  }

  /** Takes bytes up to the end of the body; returns the index behind the last one taken. */
  int feed(byte[] bytes, int from, int to, @Nullable BodyCheck check) {
    int at = from;
    while (at < to && phase != Phase.COMPLETE && phase != Phase.BROKEN) {
      if (phase == Phase.DATA) {
        at += data(bytes, at, to, check);
      } else {
        step(bytes[at++]);
      }
    }
    return at;
  }

  private int data(byte[] bytes, int from, int to, @Nullable BodyCheck check) {
    int length = (int) Math.min(remaining, to - from);
    if (check != null && matches) {
      matches = check.matches(bytes, from, length, bodyBytes);
    }
    bodyBytes += length;
    remaining -= length;
    if (remaining == 0) {
      phase = Phase.DATA_CR;
    }
    return length;
  }

  private void step(byte c) {
    switch (phase) {
      case SIZE -> size(c);
      case EXTENSION -> line(c, Phase.SIZE_LF, MAX_LINE_BYTES);
      case SIZE_LF -> expect(c, '\n', remaining == 0 ? Phase.TRAILER_START : Phase.DATA);
      case DATA_CR -> expect(c, '\r', Phase.DATA_LF);
      case DATA_LF -> {
        digits = 0;
        lineBytes = 0;
        expect(c, '\n', Phase.SIZE);
      }
      case TRAILER_START -> trailerStart(c);
      case TRAILER -> line(c, Phase.TRAILER_LF, MAX_TRAILER_BYTES);
      case TRAILER_LF -> expect(c, '\n', Phase.TRAILER_START);
      case END_LF -> expect(c, '\n', Phase.COMPLETE);
      case DATA, COMPLETE, BROKEN ->
          throw new IllegalStateException("no byte expected in " + phase);
    }
  }

  private void size(byte c) {
    int digit = c < 0 ? -1 : Character.digit((char) c, 16);
    if (digit >= 0) {
      if (++digits > MAX_SIZE_DIGITS) {
        fail("a chunk size of more than " + MAX_SIZE_DIGITS + " digits");
      }
      remaining = remaining << 4 | digit;
    } else if (digits == 0) {
      fail("a chunk without a size");
    } else if (c == '\r') {
      phase = Phase.SIZE_LF;
    } else if (c == ';' || c == ' ' || c == '\t') {
      phase = Phase.EXTENSION;
    } else {
      fail("a chunk size that is no hexadecimal number");
    }
  }

  private void trailerStart(byte c) {
    if (c == '\r') {
      phase = Phase.END_LF;
    } else {
      phase = Phase.TRAILER;
      line(c, Phase.TRAILER_LF, MAX_TRAILER_BYTES);
    }
  }

  private void line(byte c, Phase next, int limit) {
    if (c == '\r') {
      phase = next;
    } else if (c == '\n') {
      fail("a line that ends in LF alone");
    } else if (++lineBytes > limit) {
      fail("chunk extensions or trailers of more than " + limit + " bytes");
    }
  }

  private void expect(byte c, char expected, Phase next) {
    if (c == expected) {
      phase = next;
    } else {
      fail("a chunk that does not end where its size says");
    }
  }

  private void fail(String what) {
    phase = Phase.BROKEN;
    problem = what;
  }
}
