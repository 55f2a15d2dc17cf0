package io.duality.loadgen;

/**
 * One direction of a line of a given rate, in quanta: one read or write moves so many bytes at
 * most.
 *
 * @param bytesPerSecond 0 is as fast as it goes
 * @param quantum at least 1
 */
record Line(long bytesPerSecond, int quantum) {
  /**
   * What a segment carries over Ethernet: readers take no less at a time, unless it were seldom.
   */
  private static final long SEGMENT_BYTES = 1_460;

  private static final double NANOS_PER_SECOND = 1e9;

  /** At least 2 and, above a segment, at most 100 quanta per second, as far as reads reach. */
  static Line ofReader(long bytesPerSecond, int mostBytes) {
    long segment = Math.min(SEGMENT_BYTES, Math.ceilDiv(bytesPerSecond, 2));
    return new Line(
        bytesPerSecond, Math.clamp(Math.max(segment, bytesPerSecond / 100), 1, mostBytes));
  }

  /** A few bytes at a time, ten times per second; one byte at a time below that. */
  static Line ofWriter(long bytesPerSecond) {
    long all = bytesPerSecond == 0 ? Integer.MAX_VALUE : Math.ceilDiv(bytesPerSecond, 10);
    return new Line(bytesPerSecond, (int) Math.min(all, Integer.MAX_VALUE));
  }

  boolean slow() {
    return bytesPerSecond > 0;
  }

  /** How long so many bytes take. */
  long nanos(int bytes) {
    return slow() ? (long) (bytes * NANOS_PER_SECOND / bytesPerSecond) : 0;
  }
}
