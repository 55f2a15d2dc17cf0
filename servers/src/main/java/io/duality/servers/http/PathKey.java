package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * A path as bytes: either a stored key, or a probe over a receive buffer that is moved from request
 * to request, so that a look-up makes no string. A probe is never stored and is confined to its
 * session's thread.
 */
final class PathKey {
  private byte[] bytes;
  private int from;
  private int to;
  private int hash;

  PathKey() {
    bytes = new byte[0];
  }

  /** A key of its own bytes. */
  static PathKey of(String path) {
    PathKey key = new PathKey();
    byte[] bytes = path.getBytes(ISO_8859_1);
    key.move(bytes, 0, bytes.length);
    return key;
  }

  void move(byte[] other, int start, int end) {
    bytes = other;
    from = start;
    to = end;
    int sum = 0;
    for (int i = start; i < end; i++) {
      sum = 31 * sum + other[i];
    }
    hash = sum;
  }

  boolean contentEquals(PathKey other) {
    return Arrays.equals(bytes, from, to, other.bytes, other.from, other.to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathKey key && hash == key.hash && contentEquals(key);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** One character for each byte. */
  @Override
  public String toString() {
    return new String(bytes, from, to - from, ISO_8859_1);
  }
}
