package io.duality.loadgen;

import java.time.Duration;

/**
 * Finds requests and connects that take longer than the timeout. It looks at all clients, but only
 * when the oldest of those under way at the last look could be due: about once per timeout while
 * the server answers, and at most a thousand times per timeout while it does not. So a request
 * costs nothing, where an entry in a queue for each would hold a million of them at 100,000
 * requests/s and 10 s. A timeout is found at most 1/1000 of it, or 1 ms, late. Confined to its
 * loop's thread.
 */
final class TimeoutSweep {
  private static final int LOOKS_PER_TIMEOUT = 1_000;
  private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(1).toNanos();

  private final Endings endings;
  private final Client[] clients;
  private final long timeoutNanos;
  private final long pauseNanos;
  private long nextNanos;

  TimeoutSweep(Endings endings, Client[] clients, Duration timeout, long nowNanos) {
    this.endings = endings;
    this.clients = clients;
    timeoutNanos = timeout.toNanos();
    pauseNanos = Math.max(timeoutNanos / LOOKS_PER_TIMEOUT, SHORTEST_PAUSE_NANOS);
    nextNanos = nowNanos + timeoutNanos;
  }

  long nextNanos() {
    return nextNanos;
  }

  void run(long nowNanos) {
    if (nowNanos - nextNanos < 0) {
      return;
    }
    // Whatever starts after this look has its deadline after this one.
    long earliest = nowNanos + timeoutNanos;
    for (Client client : clients) {
      if (client.underWay()) {
        long deadline = client.startedNanos + timeoutNanos;
        if (nowNanos - deadline >= 0) {
          endings.expire(client, nowNanos);
        } else if (deadline - earliest < 0) {
          earliest = deadline;
        }
      }
    }
    long soonest = nowNanos + pauseNanos;
    nextNanos = earliest - soonest < 0 ? soonest : earliest;
  }
}
