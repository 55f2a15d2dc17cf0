package io.duality.loadgen.http;

import org.jspecify.annotations.Nullable;

/**
 * The status line and the fields of one complete head (RFC 9112, 4 and 5). Strict: lines end in
 * CRLF, no folding, no space before a colon; a Content-Length that contradicts another one or
 * stands beside Transfer-Encoding is an error. Reused; confined to one thread.
 */
final class ResponseHead {
  private static final int LENGTH_ABSENT = -1;

  /** {@code HTTP/1.1 200}: below this a line is no status line. */
  private static final int STATUS_LINE_BYTES = 12;

  private static final int MINOR_VERSION = 7;
  private static final int STATUS_CODE = 9;

  /** Lengths have at most so many digits, which fit a long. */
  private static final int LENGTH_DIGITS = 18;

  private int status;
  private boolean http10;
  private boolean close;
  private boolean keepAlive;
  private boolean coded;
  private boolean chunked;
  private long length;

  int status() {
    return status;
  }

  /** Whether the server lets the connection live after this response (RFC 9112, 9.3). */
  boolean persistent() {
    boolean asked = !close && (keepAlive || !http10);
    return asked && framing() != Framing.UNTIL_CLOSE;
  }

  /** In bytes, if the framing is {@link Framing#LENGTH}. */
  long length() {
    return noBody() ? 0 : length;
  }

  Framing framing() {
    if (status < 200) {
      return Framing.INTERIM;
    }
    if (noBody()) {
      return Framing.LENGTH;
    }
    if (chunked) {
      return Framing.CHUNKED;
    }
    return length == LENGTH_ABSENT ? Framing.UNTIL_CLOSE : Framing.LENGTH;
  }

  private boolean noBody() {
    return status == 204 || status == 304;
  }

  /**
   * Parses a head.
   *
   * @param to just behind the empty line, which is known to be there
   * @return null, or what is wrong with it
   */
  @Nullable String parse(byte[] bytes, int from, int to) {
    close = keepAlive = coded = chunked = false;
    length = LENGTH_ABSENT;
    int end = endOfLine(bytes, from, to);
    String problem = parseStatusLine(bytes, from, end);
    // The last line is the empty one.
    for (int at = end + 2; problem == null && at < to - 2; at = end + 2) {
      end = endOfLine(bytes, at, to);
      problem = parseField(bytes, at, end);
    }
    return problem != null ? problem : contradiction();
  }

  private @Nullable String contradiction() {
    if (coded && length != LENGTH_ABSENT) {
      return "both Content-Length and Transfer-Encoding";
    }
    if (coded && http10) {
      return "Transfer-Encoding in HTTP/1.0";
    }
    return status == 101 ? "101 without a request to upgrade" : null;
  }

  /** The CR of the CRLF that ends the line. */
  private static int endOfLine(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to - 2 && (bytes[i] != '\r' || bytes[i + 1] != '\n')) {
      i++;
    }
    return i;
  }

  private @Nullable String parseStatusLine(byte[] bytes, int from, int to) {
    if (to - from < STATUS_LINE_BYTES || !HeadReader.startsLikeAResponse(bytes, from, to)) {
      return "no HTTP/1.x status line";
    }
    http10 = bytes[from + MINOR_VERSION] == '0';
    status = 0;
    for (int i = from + STATUS_CODE; i < from + STATUS_LINE_BYTES; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return "no status code of three digits";
      }
      status = status * 10 + bytes[i] - '0';
    }
    boolean ends = to - from == STATUS_LINE_BYTES || bytes[from + STATUS_LINE_BYTES] == ' ';
    if (!ends || status < 100 || status > 599) {
      return "no status code from 100 to 599";
    }
    return FieldText.clean(bytes, from, to) ? null : "control character in the status line";
  }

  private @Nullable String parseField(byte[] bytes, int from, int to) {
    int colon = FieldText.endOfToken(bytes, from, to);
    if (colon == from || colon == to || bytes[colon] != ':') {
      return "no field name before a colon";
    }
    if (!FieldText.clean(bytes, colon, to)) {
      return "control character in a field";
    }
    if (FieldText.is(bytes, from, colon, "content-length")) {
      return parseLength(bytes, colon + 1, to);
    }
    if (FieldText.is(bytes, from, colon, "transfer-encoding")) {
      coded = true;
      chunked = FieldText.listsLast(bytes, colon + 1, to, "chunked");
    } else if (FieldText.is(bytes, from, colon, "connection")) {
      close |= FieldText.lists(bytes, colon + 1, to, "close");
      keepAlive |= FieldText.lists(bytes, colon + 1, to, "keep-alive");
    }
    return null;
  }

  private @Nullable String parseLength(byte[] bytes, int from, int to) {
    int start = FieldText.skipBlank(bytes, from, to);
    int i = start;
    long value = 0;
    while (i < to && bytes[i] >= '0' && bytes[i] <= '9' && i - start < LENGTH_DIGITS) {
      value = value * 10 + bytes[i++] - '0';
    }
    if (i == start || FieldText.skipBlank(bytes, i, to) != to) {
      return "Content-Length is no number of at most 18 digits";
    }
    if (length != LENGTH_ABSENT && length != value) {
      return "Content-Length twice, with different values";
    }
    length = value;
    return null;
  }
}
