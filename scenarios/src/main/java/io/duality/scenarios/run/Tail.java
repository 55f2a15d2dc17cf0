package io.duality.scenarios.run;

/**
 * Which percentiles a number of samples can tell of. Beyond a percentile there have to be 10
 * samples: the standard error of their number, which is about Poisson, then is a third of it. With
 * fewer the percentile is the luck of the few largest values.
 */
public final class Tail {
  /** Samples beyond a percentile. */
  public static final int LEAST_BEYOND = 10;

  private Tail() {}

  /** Whether the percentile is one that so many samples can tell of. */
  public static boolean known(long samples, double percentile) {
    return samples >= needed(percentile);
  }

  /**
   * So many samples are needed.
   *
   * @param percentile from 0 to below 100
   */
  public static long needed(double percentile) {
    // 100 - 99.99 is no exact number, and a sample more or less is not the point.
    return Math.round(LEAST_BEYOND * 100 / (100 - percentile));
  }
}
