package io.duality.loadgen;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When each waiting client's next request is due. Delays are few and constant (the think time, and
 * the steps of the back-off), and clients enter in the order of time, so that each delay is a queue
 * which is in order by itself: O(1), where a heap would be O(log n). Confined to its loop's thread.
 */
final class Schedule {
  /** What {@link #nextDueNanos} is behind the cycle's time if nobody waits. */
  static final long NEVER_NANOS = Duration.ofHours(1).toNanos();

  private static final long FIRST_BACKOFF_NANOS = Duration.ofMillis(10).toNanos();
  private static final long LAST_BACKOFF_NANOS = Duration.ofSeconds(1).toNanos();

  private final long thinkNanos;
  private final ClientQueue thinking = new ClientQueue();
  private final ClientQueue[] backingOff;
  private int waitingInBackoff;

  Schedule(Duration think) {
    thinkNanos = think.toNanos();
    int steps = 1;
    while (FIRST_BACKOFF_NANOS << (steps - 1) < LAST_BACKOFF_NANOS) {
      steps++;
    }
    backingOff = new ClientQueue[steps];
    for (int i = 0; i < steps; i++) {
      backingOff[i] = new ClientQueue();
    }
  }

  /** The first request, at a time that is not before any given earlier. */
  void first(Client client, long dueNanos) {
    wait(client, dueNanos, thinking);
  }

  /** The request after a response. */
  void afterThink(Client client, long nowNanos) {
    wait(client, nowNanos + thinkNanos, thinking);
  }

  /**
   * The request after the client's n-th failure in a row: 10 ms later, doubled each time up to 1 s,
   * but not before the think time is over. Without it a server that refuses would be asked as fast
   * as this machine can.
   */
  void afterFailure(Client client, long nowNanos) {
    int step = Math.min(client.failures, backingOff.length) - 1;
    long backoff = Math.min(FIRST_BACKOFF_NANOS << step, LAST_BACKOFF_NANOS);
    waitingInBackoff++;
    wait(client, nowNanos + Math.max(backoff, thinkNanos), backingOff[step]);
  }

  private static void wait(Client client, long dueNanos, ClientQueue queue) {
    client.state = Client.State.WAITING;
    client.intendedNanos = dueNanos;
    queue.add(client);
  }

  /** Takes a client that is due, if there is one. */
  @Nullable Client pollDue(long nowNanos) {
    Client client = pollDue(thinking, nowNanos);
    if (client != null || waitingInBackoff == 0) {
      return client;
    }
    for (ClientQueue queue : backingOff) {
      client = pollDue(queue, nowNanos);
      if (client != null) {
        waitingInBackoff--;
        return client;
      }
    }
    return null;
  }

  private static @Nullable Client pollDue(ClientQueue queue, long nowNanos) {
    Client first = queue.peek();
    return first != null && first.intendedNanos - nowNanos <= 0 ? queue.poll() : null;
  }

  /** The earliest time at which a client is due, seen from now. */
  long nextDueNanos(long nowNanos) {
    long next = earlier(thinking, nowNanos + NEVER_NANOS);
    if (waitingInBackoff > 0) {
      for (ClientQueue queue : backingOff) {
        next = earlier(queue, next);
      }
    }
    return next;
  }

  private static long earlier(ClientQueue queue, long otherNanos) {
    Client first = queue.peek();
    return first != null && first.intendedNanos - otherNanos < 0 ? first.intendedNanos : otherNanos;
  }
}
