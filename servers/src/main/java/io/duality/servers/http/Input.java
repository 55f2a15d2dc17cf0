package io.duality.servers.http;

import java.util.Arrays;

/**
 * The bytes that a session received and has not parsed: the caller's array as long as it may be
 * used, else an own one. Confined to its session's thread.
 */
final class Input {
  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int position;
  private int limit;
  private int emptyLines;

  /** Takes the caller's array, or copies it behind what is left. */
  void add(byte[] more, int from, int to) {
    int kept = left();
    if (kept == 0) {
      bytes = more;
      position = from;
      limit = to;
      return;
    }
    byte[] joined = new byte[kept + to - from];
    System.arraycopy(bytes, position, joined, 0, kept);
    System.arraycopy(more, from, joined, kept, to - from);
    bytes = joined;
    position = 0;
    limit = joined.length;
  }

  /** Lets go of the array last added. */
  void retain() {
    bytes = left() == 0 ? NOTHING : Arrays.copyOfRange(bytes, position, limit);
    limit -= position;
    position = 0;
  }

  /**
   * A server ignores empty lines before a request (RFC 9112, section 2.2). A CR without LF is none.
   *
   * @return whether a request begins here
   */
  boolean skipEmptyLines() {
    while (position < limit) {
      boolean cr = bytes[position] == '\r';
      if (cr && limit - position == 1) {
        return false;
      }
      if (bytes[cr ? position + 1 : position] != '\n') {
        return true;
      }
      position += cr ? 2 : 1;
      emptyLines++;
    }
    return false;
  }

  /** Empty lines that were skipped since the last request. */
  int emptyLines() {
    return emptyLines;
  }

  /** A request has begun. */
  void forgetEmptyLines() {
    emptyLines = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where parsing goes on. */
  int position() {
    return position;
  }

  int limit() {
    return limit;
  }

  /** Bytes that are not parsed. */
  int left() {
    return limit - position;
  }

  void moveTo(int next) {
    position = next;
  }
}
