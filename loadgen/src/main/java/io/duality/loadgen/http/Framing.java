package io.duality.loadgen.http;

/** How the end of a response's body is found (RFC 9112, 6.3). */
enum Framing {
  /** Interim (1xx): another head follows. */
  INTERIM,
  /** By its length, which is 0 for 204 and 304. */
  LENGTH,
  CHUNKED,
  UNTIL_CLOSE
}
