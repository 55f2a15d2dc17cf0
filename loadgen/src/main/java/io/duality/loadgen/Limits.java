package io.duality.loadgen;

import java.time.Duration;

/**
 * How long a client waits, and how long it would like to.
 *
 * @param timeout the wire's: for a connect, and from the actual send to the complete response; then
 *     it gives up. 1 ms to 1 hour
 * @param deadline from the intended start to the complete response: a later one is counted as
 *     missed; 0 is none, at most 1 hour
 */
public record Limits(Duration timeout, Duration deadline) {
  private static final Duration LONGEST = Duration.ofHours(1);

  public Limits {
    Range.require("timeout", timeout, Duration.ofMillis(1), LONGEST);
    Range.require("deadline", deadline, Duration.ZERO, LONGEST);
  }

  /** No deadline. */
  public static Limits timeout(Duration timeout) {
    return new Limits(timeout, Duration.ZERO);
  }
}
