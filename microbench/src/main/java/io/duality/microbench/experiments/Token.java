package io.duality.microbench.experiments;

import java.nio.ByteBuffer;

/**
 * What goes round: the 12 bytes of the paper are its number and how often it was passed on.
 *
 * @param number from 0
 * @param hops since it was put in
 */
record Token(int number, long hops) {
  static final int BYTES = Integer.BYTES + Long.BYTES;

  /** What was read, whose position and limit do not matter. */
  static Token of(ByteBuffer bytes) {
    return new Token(bytes.getInt(0), bytes.getLong(Integer.BYTES));
  }

  /** Counts one more hop in place. */
  static void passOn(ByteBuffer bytes) {
    bytes.putLong(Integer.BYTES, bytes.getLong(Integer.BYTES) + 1);
  }

  /** Fills a buffer of {@link #BYTES}, ready to be written. */
  void into(ByteBuffer bytes) {
    bytes.clear().putInt(number).putLong(hops).flip();
  }
}
