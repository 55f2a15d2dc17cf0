package io.duality.loadgen;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests may yet begin. Loops share one, and take from it one by one: a share that a
 * loop keeps for itself is lost when it has no active client. Safe in any thread.
 */
final class Budget {
  private final AtomicLong left;

  Budget(long requests) {
    left = new AtomicLong(requests);
  }

  boolean isEmpty() {
    return left.get() <= 0;
  }

  /** Takes one, if there is one. */
  boolean take() {
    return left.get() > 0 && left.getAndDecrement() > 0;
  }
}
