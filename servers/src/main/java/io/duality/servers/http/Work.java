package io.duality.servers.http;

import java.util.function.DoubleSupplier;
import java.util.zip.CRC32;

/**
 * Computing for a time: as many checksums as a CPU makes in it that does nothing else. The number
 * is fixed beforehand, as in SEDA's bottleneck page (SOSP'01, Figure 13): work that ended when its
 * time is over by the clock would cost nothing while its thread waits for a CPU, and many threads
 * on one would do more than it can. Any thread may call.
 *
 * <p>Servers that are compared have to do the same work. Each would measure its own pace, the one
 * while another process heats the CPU and the other alone; so who starts them measures once and
 * tells all.
 */
public final class Work {
  /** Small enough for the first level of a CPU's cache. */
  private static final byte[] BLOCK = new byte[4_096];

  /** A run is long for a clock's tick, and short for whatever interrupts it. */
  private static final int BLOCKS_IN_A_RUN = 100;

  /** The code is compiled, and a CPU awake, when no run has been faster for so long. */
  private static final long STEADY_NANOS = 100_000_000;

  private static final long MOST_NANOS = 1_000_000_000;

  /** What a block takes, nanoseconds. */
  private final DoubleSupplier pace;

  private Work(DoubleSupplier pace) {
    this.pace = pace;
  }

  /** At this JVM's own pace, which is measured at the first computation. */
  public static Work measured() {
    return new Work(Work::nanosPerBlock);
  }

  /**
   * At a pace that was measured elsewhere.
   *
   * @param nanosPerBlock as {@link #nanosPerBlock} of another JVM of this machine says, above 0
   */
  public static Work of(double nanosPerBlock) {
    if (!(nanosPerBlock > 0 && nanosPerBlock < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a block of work takes " + nanosPerBlock + " ns, has to be above 0");
    }
    return new Work(() -> nanosPerBlock);
  }

  /**
   * How long a block takes on a CPU that does nothing else, nanoseconds. The first call measures:
   * of many short runs the fastest is one that nothing came between. It takes 0.1 to 1 s.
   */
  public static double nanosPerBlock() {
    return Measured.NANOS_PER_BLOCK;
  }

  private static final class Measured {
    private static final double NANOS_PER_BLOCK = fastest() / (double) BLOCKS_IN_A_RUN;

    private static long fastest() {
      CRC32 checksum = new CRC32();
      long least = Long.MAX_VALUE;
      long first = System.nanoTime();
      long found = first;
      long end = first;
      while (end - found < STEADY_NANOS && end - first < MOST_NANOS) {
        long start = System.nanoTime();
        run(checksum, BLOCKS_IN_A_RUN);
        end = System.nanoTime();
        if (end - start < least) {
          least = end - start;
          found = end;
        }
      }
      return Math.max(1, least);
    }
  }

  /**
   * Computes, or until the thread is interrupted.
   *
   * @param micros of an idle CPU, at least 0
   */
  public void compute(long micros) {
    CRC32 checksum = new CRC32();
    long left = blocks(micros, pace.getAsDouble());
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      int next = (int) Math.min(left, BLOCKS_IN_A_RUN);
      run(checksum, next);
      left -= next;
    }
  }

  private static void run(CRC32 checksum, int blocks) {
    for (int i = 0; i < blocks; i++) {
      checksum.update(BLOCK);
    }
  }

  /** How many blocks take so long. */
  static long blocks(long micros, double nanosPerBlock) {
    return Math.round(micros * 1_000 / nanosPerBlock);
  }
}
