package io.duality.loadgen;

import java.util.Locale;

/** Why a request, or the connect that it needed, failed. Each failure is counted once. */
public enum ErrorKind {
  /** No connection for a reason of this machine's: no free port, no descriptor, no route. */
  CONNECT,
  /** The server's address answered that nobody listens there. */
  REFUSED,
  /**
   * The connection was lost while a request was under way: by a reset, or by an orderly close
   * before the response's first byte. The latter includes the race of a request with the server's
   * close of a kept-alive connection, which a client cannot tell from a lost request.
   */
  RESET,
  /** No connection, or no complete response, within the timeout. */
  TIMEOUT,
  /** A complete response whose status is neither 2xx nor 3xx. */
  STATUS,
  /** A body that is cut short, or that differs from the expected one in length or bytes. */
  BODY,
  /** Bytes that are no HTTP/1.x response, or that follow one without a request. */
  PROTOCOL;

  /** The name in lines and records, such as {@code refused}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
