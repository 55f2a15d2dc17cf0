package io.duality.servers.http;

import java.util.zip.CRC32;

/**
 * Computing for a time: as many checksums as a CPU makes in it that does nothing else. The number
 * is fixed beforehand, as in SEDA's bottleneck page (SOSP'01, Figure 13): work that ended when its
 * time is over by the clock would cost nothing while its thread waits for a CPU, and many threads
 * on one would do more than it can. Any thread may call.
 */
public final class Work {
  /** Small enough for the first level of a CPU's cache. */
  private static final byte[] BLOCK = new byte[4_096];

  private static final int RUNS = 200;
  private static final int BLOCKS_IN_A_RUN = 100;

  private Work() {}

  /**
   * Measured when it is first asked for. A block's checksum is one routine of machine code from the
   * first call on, so that it does not matter how far the JVM has compiled the rest; and of many
   * short runs the fastest is one that nothing came between. It does not stop where its thread is
   * interrupted, or would find that a block takes no time.
   */
  private static final class Measured {
    private static final double NANOS_PER_BLOCK = fastest() / (double) BLOCKS_IN_A_RUN;

    private static long fastest() {
      CRC32 checksum = new CRC32();
      long least = Long.MAX_VALUE;
      for (int i = 0; i < RUNS; i++) {
        long start = System.nanoTime();
        for (int block = 0; block < BLOCKS_IN_A_RUN; block++) {
          checksum.update(BLOCK);
        }
        least = Math.min(least, System.nanoTime() - start);
      }
      return Math.max(1, least);
    }
  }

  /**
   * Computes, or until the thread is interrupted.
   *
   * @param micros of an idle CPU, at least 0
   */
  public static void compute(long micros) {
    CRC32 checksum = new CRC32();
    long blocks = blocks(micros, Measured.NANOS_PER_BLOCK);
    for (long i = 0; i < blocks && !Thread.currentThread().isInterrupted(); i++) {
      checksum.update(BLOCK);
    }
  }

  /** How many blocks take so long. */
  static long blocks(long micros, double nanosPerBlock) {
    return Math.round(micros * 1_000 / nanosPerBlock);
  }
}
