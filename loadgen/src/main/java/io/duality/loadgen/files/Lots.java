package io.duality.loadgen.files;

/** Numbered lots, each with its share of the draws. Allocates nothing. Immutable. */
public final class Lots {
  /** The share of a lot and all before it; the last is 1. */
  private final double[] cumulated;

  /**
   * Makes lots.
   *
   * @param shares of each, 0 or more, of a sum of 1 but for rounding
   */
  public Lots(double[] shares) {
    cumulated = shares.clone();
    double sum = 0;
    for (int i = 0; i < cumulated.length; i++) {
      sum += cumulated[i];
      cumulated[i] = sum;
    }
    // Rounding must not leave a gap below 1 that a number could fall into.
    for (int i = cumulated.length - 1; i >= 0 && cumulated[i] == sum; i--) {
      cumulated[i] = 1;
    }
  }

  /**
   * The lot that a number falls into.
   *
   * @param number evenly distributed from 0 to below 1
   */
  public int at(double number) {
    int low = 0;
    int high = cumulated.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] > number) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
