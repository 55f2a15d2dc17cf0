package io.duality.scenarios.selftest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How long a known server waits before it answers, request by request: a table that is gone through
 * again and again, so that each thousand requests have exactly the shares that were asked for, and
 * all percentiles are known. Immutable.
 */
final class Delays {
  static final Delays NONE = of(new Share(1_000, Duration.ZERO));

  private static final int SEED = 1;

  private final long[] nanos;

  /**
   * So many of a thousand requests have this delay.
   *
   * @param ofThousand 1 to 1,000
   */
  record Share(int ofThousand, Duration delay) {}

  private Delays(long[] nanos) {
    this.nanos = nanos;
  }

  /** All the same. */
  static Delays fixed(Duration delay) {
    return of(new Share(1_000, delay));
  }

  /**
   * Some of each, in an order that looks random and is always the same.
   *
   * @throws IllegalArgumentException if the shares are not a thousand in all
   */
  static Delays of(Share... shares) {
    List<Long> table = new ArrayList<>();
    for (Share share : shares) {
      table.addAll(Collections.nCopies(share.ofThousand, share.delay.toNanos()));
    }
    if (table.size() != 1_000) {
      throw new IllegalArgumentException("shares of " + table.size() + " in all: has to be 1000");
    }
    Collections.shuffle(table, new Random(SEED));
    return new Delays(table.stream().mapToLong(Long::longValue).toArray());
  }

  /** The delay of a request, which are numbered from 0. */
  long nanos(long request) {
    return nanos[(int) (request % nanos.length)];
  }

  /** The percentile as it follows from the shares. */
  long percentileNanos(double percentile) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(percentile / 100 * sorted.length) - 1];
  }
}
