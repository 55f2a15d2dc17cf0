package io.duality.loadgen;

import java.time.Duration;

/**
 * How long a client waits, and how long it would like to.
 *
 * @param timeout the wire's: for a connect, and from the actual send to the complete response; then
 *     it gives up. 1 ms to 1 hour
 * @param deadline from the intended start to the complete response: a later one is counted as
 *     missed; 0 is none, at most 1 hour
 * @param requests that are begun by all processes since the load began, after which no further one
 *     is; 0 is unlimited
 */
public record Limits(Duration timeout, Duration deadline, long requests) {
  private static final Duration LONGEST = Duration.ofHours(1);

  public Limits {
    Range.require("timeout", timeout, Duration.ofMillis(1), LONGEST);
    Range.require("deadline", deadline, Duration.ZERO, LONGEST);
    Range.require("requests", requests, 0, Long.MAX_VALUE);
  }

  /** No other limit. */
  public static Limits timeout(Duration timeout) {
    return new Limits(timeout, Duration.ZERO, 0);
  }
}
