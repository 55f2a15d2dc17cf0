package io.duality.servers.http;

import org.jspecify.annotations.Nullable;

/**
 * Parses the head of a request where it lies, line by line (RFC 9112). May be called again with the
 * same bytes and more behind them, also moved to another array: it keeps offsets relative to the
 * request's first byte, and looks at no byte twice. Confined to its session's thread.
 */
final class HeadParser {

  /** What became of a call. */
  enum Result {
    MORE,
    COMPLETE,
    REJECTED
  }

  private final Limits limits;
  private final RequestLine line = new RequestLine();
  private final HeaderFields fields = new HeaderFields();
  private boolean inHeaders;
  private int lineStart;
  private int scanned;
  private int headersStart;
  private @Nullable Status status;

  HeadParser(Limits limits) {
    this.limits = limits;
  }

  /** Forgets the last request. */
  void reset() {
    inHeaders = false;
    lineStart = 0;
    scanned = 0;
    headersStart = 0;
    status = null;
    fields.reset();
  }

  /** Parses on; {@code from} is the request's first byte. */
  Result parse(byte[] b, int from, int to) {
    while (true) {
      int eol = Bytes.indexOf(b, from + scanned, to, '\n');
      scanned = (eol < 0 ? to : eol) - from;
      if (exceeds(scanned)) {
        return Result.REJECTED;
      }
      if (eol < 0) {
        return Result.MORE;
      }
      int start = from + lineStart;
      int end = eol > start && b[eol - 1] == '\r' ? eol - 1 : eol;
      scanned = eol + 1 - from;
      lineStart = scanned;
      if (inHeaders && start == end) {
        status = fields.verdict(line.isHttp11());
        return status == null ? Result.COMPLETE : Result.REJECTED;
      }
      status =
          inHeaders ? fields.add(b, start, end, limits.headerCount()) : line.parse(b, from, end);
      if (status != null) {
        return Result.REJECTED;
      }
      if (!inHeaders) {
        inHeaders = true;
        headersStart = scanned;
      }
    }
  }

  private boolean exceeds(int end) {
    if (!inHeaders && end > limits.requestLineBytes()) {
      status = Status.URI_TOO_LONG;
    } else if (inHeaders && end - headersStart > limits.headerBytes()) {
      status = Status.HEADERS_TOO_LARGE;
    }
    return status != null;
  }

  /** Why the head was {@link Result#REJECTED}. */
  Status status() {
    return status == null ? Status.BAD_REQUEST : status;
  }

  /** Whether the head is incomplete or rejected, and its request line asked for HEAD. */
  boolean isHead() {
    return inHeaders && line.isHead();
  }

  /** Length of a {@link Result#COMPLETE} head, the empty line included. */
  int length() {
    return scanned;
  }

  RequestLine line() {
    return line;
  }

  HeaderFields fields() {
    return fields;
  }
}
