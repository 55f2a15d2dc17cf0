package io.duality.loadgen;

import io.duality.loadgen.http.BodyCheck;

/**
 * Reads the stream of one listener: lines of one length, each compared byte for byte with what was
 * said. Confined to its loop's thread.
 */
final class Ear implements BodyCheck {

  /** Is told what is heard. */
  interface Audience {
    /** A user's stream has begun. */
    void joined(Client listener);

    /** A line is complete; whether it is one that had to come next. */
    boolean heard(Client listener, int speaker, int number, long nowNanos);
  }

  private static final int HEADER = ChatRequests.HEADER_BYTES;

  private final Client listener;
  private final Audience audience;
  private final byte[] tail;
  private final byte[] header = new byte[HEADER];
  private boolean joined;
  private long nowNanos;

  /**
   * Makes the ear of a listener.
   *
   * @param tail what follows the header in every line
   */
  Ear(Client listener, byte[] tail, Audience audience) {
    this.listener = listener;
    this.tail = tail;
    this.audience = audience;
  }

  /** Hears what was read at this time; the index behind the last byte that is the stream's. */
  int feed(byte[] bytes, int count, long readNanos) {
    nowNanos = readNanos;
    int end = listener.parser.feed(bytes, 0, count, this);
    if (!joined && listener.parser.inBody() && listener.parser.status() == 200) {
      joined = true;
      audience.joined(listener);
    }
    return end;
  }

  @Override
  public boolean matches(byte[] buffer, int from, int length, long position) {
    int lineBytes = HEADER + tail.length;
    int at = (int) (position % lineBytes);
    for (int i = from; i < from + length; i++) {
      if (at < HEADER) {
        header[at] = buffer[i];
      } else if (buffer[i] != tail[at - HEADER]) {
        return false;
      }
      at++;
      if (at == lineBytes) {
        at = 0;
        if (!complete()) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean complete() {
    int tens = header[0] - '0';
    int ones = header[1] - '0';
    int number = header[3] - '0';
    boolean wellFormed = isDigit(tens) && isDigit(ones) && isDigit(number);
    return wellFormed
        && header[2] == '.'
        && header[4] == '.'
        && audience.heard(listener, 10 * tens + ones, number, nowNanos);
  }

  private static boolean isDigit(int value) {
    return value >= 0 && value <= 9;
  }
}
