package io.duality.servers.http;

/**
 * What the parser accepts.
 *
 * @param requestLineBytes longest request line, at least 8,000 by RFC 9112, section 3; beyond it
 *     414
 * @param headerBytes all header lines together; beyond it 431
 * @param headerCount header lines; beyond it 431
 * @param bodyBytes body that is skipped; beyond it 413
 */
public record Limits(int requestLineBytes, int headerBytes, int headerCount, long bodyBytes) {

  /** Room for what browsers and generators send; a connection that stalls holds at most so much. */
  public static final Limits DEFAULT = new Limits(8_192, 16_384, 100, 16L << 20);

  public Limits {
    if (requestLineBytes < 64 || headerBytes < 64 || headerCount < 1 || bodyBytes < 0) {
      throw new IllegalArgumentException("a limit is too low to parse any request");
    }
  }
}
