package io.duality.loadgen;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When each waiting client's next request is due. If all think times are the same, clients enter in
 * the order of time, so that a queue is in order by itself: O(1). Else they wait in a heap. The
 * steps of the back-off are queues in either case. Confined to its loop's thread.
 */
final class Schedule {
  /** What {@link #nextDueNanos} is behind the cycle's time if nobody waits. */
  static final long NEVER_NANOS = Duration.ofHours(1).toNanos();

  private static final long FIRST_BACKOFF_NANOS = Duration.ofMillis(10).toNanos();
  private static final long LAST_BACKOFF_NANOS = Duration.ofSeconds(1).toNanos();

  private final Client[] clients;
  private final ClientQueue inOrder = new ClientQueue();
  private final @Nullable SlotHeap anyOrder;
  private final long leastBackoffNanos;
  private final ClientQueue[] backingOff;
  private int waitingInBackoff;

  private Schedule(Client[] clients, @Nullable SlotHeap anyOrder, long leastBackoffNanos) {
    this.clients = clients;
    this.anyOrder = anyOrder;
    this.leastBackoffNanos = leastBackoffNanos;
    int steps = 1;
    while (FIRST_BACKOFF_NANOS << (steps - 1) < LAST_BACKOFF_NANOS) {
      steps++;
    }
    backingOff = new ClientQueue[steps];
    for (int i = 0; i < steps; i++) {
      backingOff[i] = new ClientQueue();
    }
  }

  /**
   * For clients that are given in the order in which they are due.
   *
   * @param leastBackoffNanos from a failure to the next request
   */
  static Schedule inOrder(Client[] clients, long leastBackoffNanos) {
    return new Schedule(clients, null, leastBackoffNanos);
  }

  /** For clients that are given in any order. */
  static Schedule anyOrder(Client[] clients, long leastBackoffNanos) {
    return new Schedule(clients, new SlotHeap(clients.length), leastBackoffNanos);
  }

  /** A time after which the loop looks again although nothing is due. */
  static long never(long nowNanos) {
    return nowNanos + NEVER_NANOS;
  }

  /** Lets a client wait. */
  void add(Client client, long dueNanos) {
    client.state = Client.State.WAITING;
    client.intendedNanos = dueNanos;
    if (anyOrder == null) {
      inOrder.add(client);
    } else {
      anyOrder.put(client.slot, dueNanos);
    }
  }

  /**
   * Lets a client wait after its n-th failure in a row: 10 ms, doubled each time up to 1 s, but not
   * less than the least. Without it a server that refuses would be asked as fast as this machine
   * can.
   */
  void addAfterFailure(Client client, long nowNanos) {
    int step = Math.min(client.failures, backingOff.length) - 1;
    long backoff = Math.min(FIRST_BACKOFF_NANOS << step, LAST_BACKOFF_NANOS);
    waitingInBackoff++;
    client.state = Client.State.WAITING;
    client.intendedNanos = nowNanos + Math.max(backoff, leastBackoffNanos);
    backingOff[step].add(client);
  }

  /** Takes the client that has been due for longest, if there is one. */
  @Nullable Client pollDue(long nowNanos) {
    if (nextDueNanos(nowNanos) - nowNanos > 0) {
      return null;
    }
    if (waitingInBackoff > 0) {
      Client client = pollBackoff(nextDueNanos(nowNanos));
      if (client != null) {
        return client;
      }
    }
    return anyOrder == null ? inOrder.poll() : clients[anyOrder.poll()];
  }

  /** Takes a client that backs off until then. */
  private @Nullable Client pollBackoff(long dueNanos) {
    for (ClientQueue queue : backingOff) {
      Client first = queue.peek();
      if (first != null && first.intendedNanos == dueNanos) {
        waitingInBackoff--;
        return queue.poll();
      }
    }
    return null;
  }

  /** The earliest time at which a client is due, seen from now. */
  long nextDueNanos(long nowNanos) {
    long next = earlier(inOrder, never(nowNanos));
    if (anyOrder != null && !anyOrder.isEmpty() && anyOrder.leastNanos() - next < 0) {
      next = anyOrder.leastNanos();
    }
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
