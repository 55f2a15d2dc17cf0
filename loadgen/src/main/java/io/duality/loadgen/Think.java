package io.duality.loadgen;

import java.time.Duration;

/**
 * How long a client pauses between a response and its next request.
 *
 * @param mean 0 to 1 hour
 * @param law how single pauses differ from the mean
 */
public record Think(Duration mean, Law law) {
  /** How pauses are distributed. */
  public enum Law {
    /** All are the mean. */
    FIXED,
    /** Memoryless: the think time of the textbook's closed queueing network. */
    EXPONENTIAL
  }

  private static final Duration LONGEST = Duration.ofHours(1);

  /** No pause. */
  public static final Think NONE = fixed(Duration.ZERO);

  public Think {
    Range.require("think", mean, Duration.ZERO, LONGEST);
  }

  /** Pauses that are all the same. */
  public static Think fixed(Duration length) {
    return new Think(length, Law.FIXED);
  }

  /** Pauses that are exponentially distributed. */
  public static Think exponential(Duration mean) {
    return new Think(mean, Law.EXPONENTIAL);
  }
}
