package io.duality.scenarios.cli;

import io.duality.scenarios.run.TrialProgress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How the throughput of a trial went, in steps of about half a second. Steps that are shorter, as
 * of a load that counts its requests, are put together. Not thread-safe.
 */
final class RateSeries {
  private static final Duration STEP = Duration.ofMillis(400);

  /** Half a minute: no picture shows more. */
  private static final int MOST = 60;

  private final Deque<Double> rates = new ArrayDeque<>();
  private Duration last = Duration.ZERO;
  private long completed;

  /** A glance at it; one that only enters a phase tells nothing. */
  void add(TrialProgress now) {
    Duration step = now.elapsed().minus(last);
    if (now.elapsed().isZero() || step.compareTo(STEP) < 0) {
      return;
    }
    // The first glance says how many there were until then, and not since when.
    if (!last.isZero()) {
      rates.addLast(Math.max(0, now.completed() - completed) * 1e9 / step.toNanos());
    }
    if (rates.size() > MOST) {
      rates.removeFirst();
    }
    last = now.elapsed();
    completed = now.completed();
  }

  /** Requests a second, from the oldest. */
  List<Double> values() {
    return List.copyOf(rates);
  }
}
