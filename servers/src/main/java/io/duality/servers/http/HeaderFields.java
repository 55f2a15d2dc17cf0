package io.duality.servers.http;

import org.jspecify.annotations.Nullable;

/** The header fields that bear on framing and on the connection; the others are only checked. */
final class HeaderFields {
  private static final long NO_LENGTH = -1;

  private int count;
  private int hosts;
  private boolean close;
  private boolean keepAlive;
  private boolean chunked;
  private boolean expectsContinue;
  private @Nullable Status expectation;
  private long contentLength;

  HeaderFields() {
    reset();
  }

  void reset() {
    count = 0;
    hosts = 0;
    close = false;
    keepAlive = false;
    chunked = false;
    expectsContinue = false;
    expectation = null;
    contentLength = NO_LENGTH;
  }

  /** Takes one line, its end left out; null when it is good. */
  @Nullable Status add(byte[] b, int from, int to, int most) {
    if (++count > most) {
      return Status.HEADERS_TOO_LARGE;
    }
    int colon = Bytes.indexOf(b, from, to, ':');
    // A name that begins with white space is a folded line, which RFC 9112, 5.2, lets a server
    // refuse; white space before the colon it must refuse (5.1). A token has neither.
    if (colon < 0 || !Bytes.isToken(b, from, colon) || !Bytes.isFieldValue(b, colon + 1, to)) {
      return Status.BAD_REQUEST;
    }
    int start = colon + 1;
    int end = to;
    while (start < end && isBlank(b[start])) {
      start++;
    }
    while (end > start && isBlank(b[end - 1])) {
      end--;
    }
    return field(b, from, colon, start, end);
  }

  /** Only names of these lengths matter, so most headers cost one comparison of integers. */
  private @Nullable Status field(byte[] b, int name, int colon, int from, int to) {
    return switch (colon - name) {
      case 4 -> Bytes.equalsIgnoreCase(b, name, colon, "host") ? host(b, from, to) : null;
      case 6 -> Bytes.equalsIgnoreCase(b, name, colon, "expect") ? expect(b, from, to) : null;
      case 10 ->
          Bytes.equalsIgnoreCase(b, name, colon, "connection") ? connection(b, from, to) : null;
      case 14 ->
          Bytes.equalsIgnoreCase(b, name, colon, "content-length")
              ? contentLength(b, from, to)
              : null;
      case 17 ->
          Bytes.equalsIgnoreCase(b, name, colon, "transfer-encoding")
              ? transferEncoding(b, from, to)
              : null;
      default -> null;
    };
  }

  private @Nullable Status host(byte[] b, int from, int to) {
    hosts++;
    return Bytes.isHost(b, from, to) ? null : Status.BAD_REQUEST;
  }

  private @Nullable Status expect(byte[] b, int from, int to) {
    if (Bytes.equalsIgnoreCase(b, from, to, "100-continue")) {
      expectsContinue = true;
    } else {
      expectation = Status.EXPECTATION_FAILED;
    }
    return null;
  }

  private @Nullable Status connection(byte[] b, int from, int to) {
    for (int start = from; start < to; ) {
      int comma = Bytes.indexOf(b, start, to, ',');
      int end = comma < 0 ? to : comma;
      int last = end;
      while (start < last && isBlank(b[start])) {
        start++;
      }
      while (last > start && isBlank(b[last - 1])) {
        last--;
      }
      close |= Bytes.equalsIgnoreCase(b, start, last, "close");
      keepAlive |= Bytes.equalsIgnoreCase(b, start, last, "keep-alive");
      start = end + 1;
    }
    return null;
  }

  /** A second Content-Length is refused even if it is equal: nothing honest sends two. */
  private @Nullable Status contentLength(byte[] b, int from, int to) {
    if (contentLength != NO_LENGTH || from == to || to - from > 18) {
      return Status.BAD_REQUEST;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      if (b[i] < '0' || b[i] > '9') {
        return Status.BAD_REQUEST;
      }
      value = value * 10 + (b[i] - '0');
    }
    contentLength = value;
    return null;
  }

  private @Nullable Status transferEncoding(byte[] b, int from, int to) {
    if (chunked) {
      return Status.BAD_REQUEST;
    }
    chunked = Bytes.equalsIgnoreCase(b, from, to, "chunked");
    return chunked ? null : Status.NOT_IMPLEMENTED;
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  /** Judges the whole: null when it can be served. */
  @Nullable Status verdict(boolean http11) {
    boolean smuggled = chunked && (contentLength != NO_LENGTH || !http11);
    boolean wrongHost = hosts > 1 || (http11 && hosts == 0);
    return smuggled || wrongHost ? Status.BAD_REQUEST : expectation;
  }

  /** Whether the client lets the connection stay open. */
  boolean keepsAlive(boolean http11) {
    return http11 ? !close : keepAlive && !close;
  }

  boolean isChunked() {
    return chunked;
  }

  /** Bytes of the body, 0 where none is announced. */
  long bodyLength() {
    return Math.max(0, contentLength);
  }

  /**
   * Whether the client may wait for 100 (Continue) before it sends its body. In HTTP/1.0 that is
   * not known and has to be ignored (RFC 9110, section 10.1.1).
   */
  boolean holdsBodyBack(boolean http11) {
    return expectsContinue && http11 && (chunked || contentLength > 0);
  }
}
