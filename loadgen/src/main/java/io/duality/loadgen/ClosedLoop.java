package io.duality.loadgen;

import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Clients that each send a burst of requests, one after the other, think, and begin anew; after so
 * many requests on a connection, or a failure, on a new one, which is opened when the next request
 * is due. A request's intended start is the end of the think time: if a connect or this generator
 * delays it, that is part of its response time. A client that is no longer active leaves after its
 * request, or when its think time is over. Confined to its loop's thread.
 */
final class ClosedLoop implements Arrivals {
  private final Gate gate;
  private final Endings endings;
  private final Client[] clients;
  private final Membership members;
  private final TurnClock turns;
  private final int burst;
  private final Pauses pauses;
  private final Schedule schedule;
  private final RandomGenerator random;
  private final LongSupplier clock;
  private final boolean steady;

  ClosedLoop(
      Gate gate,
      Endings endings,
      Client[] clients,
      Arrival.Closed arrival,
      Membership members,
      TurnClock turns,
      RandomGenerator random,
      LongSupplier clock) {
    this.gate = gate;
    this.endings = endings;
    this.clients = clients;
    this.members = members;
    this.turns = turns;
    this.random = random;
    this.clock = clock;
    burst = arrival.burst();
    pauses = new Pauses(arrival.think(), random);
    steady = members.steady();
    schedule =
        pauses.fixed() && steady && turns.always()
            ? Schedule.inOrder(clients, pauses.meanNanos())
            : Schedule.anyOrder(clients, pauses.meanNanos());
  }

  @Override
  public int connectedFirst() {
    return members.active();
  }

  /**
   * Schedules all first requests over one think time: of n equal parts of it each client gets one,
   * and starts at a random time in it.
   */
  @Override
  public void begin(long nowNanos) {
    members.begin(nowNanos);
    int[] order = shuffled(members.active());
    double part = (double) pauses.meanNanos() / order.length;
    for (int i = 0; i < order.length; i++) {
      beginAt(clients[order[i]], nowNanos + (long) (part * (i + random.nextDouble())));
    }
  }

  private int[] shuffled(int length) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private void beginAt(Client client, long dueNanos) {
    client.left = burst;
    schedule.add(client, turns.ownFrom(dueNanos));
  }

  @Override
  public int startDue(long nowNanos) {
    if (!gate.open() || !turns.own(nowNanos)) {
      return 0;
    }
    int joined = steady ? 0 : join(nowNanos);
    for (int started = 0; started < STARTS_PER_CYCLE && gate.open(); started++) {
      Client client = schedule.pollDue(nowNanos);
      if (client == null) {
        return joined + started;
      }
      if (!members.has(client)) {
        leave(client);
      } else if (gate.enter()) {
        endings.offered(1);
        gate.beginDue(client, clock.getAsLong());
      } else {
        client.state = Client.State.IDLE;
      }
    }
    return joined + STARTS_PER_CYCLE;
  }

  /** One that joins begins within a think time, as all do at the begin; one that never left is. */
  private int join(long nowNanos) {
    int joined = 0;
    while (joined < STARTS_PER_CYCLE && members.grow(nowNanos)) {
      Client client = clients[members.active() - 1];
      joined++;
      if (client.state == Client.State.IDLE) {
        long after = (long) (pauses.meanNanos() * random.nextDouble());
        beginAt(client, members.joinedNanos() + after);
      }
    }
    return joined;
  }

  private void leave(Client client) {
    endings.close(client);
    client.state = Client.State.IDLE;
  }

  @Override
  public long nextDueNanos(long nowNanos) {
    if (!gate.open()) {
      return Schedule.never(nowNanos);
    }
    long due =
        turns.always()
            ? schedule.nextDueNanos(nowNanos)
            : turns.ownFrom(Math.max(nowNanos, schedule.nextDueNanos(nowNanos)));
    return steady
        ? due
        : Math.min(due - nowNanos, members.nextNanos(nowNanos) - nowNanos) + nowNanos;
  }

  @Override
  public void countUntil(long nowNanos) {
    // What is due begins, for its client is free; it is counted then.
  }

  @Override
  public void onConnected(Client client, long nowNanos) {
    gate.goOn(client, nowNanos);
  }

  @Override
  public void onResponse(Client client, long nowNanos) {
    if (gate.ends(client)) {
      return;
    }
    client.left--;
    if (!members.has(client)) {
      leave(client);
    } else if (client.left > 0 || pauses.meanNanos() == 0) {
      next(client, nowNanos);
    } else {
      beginAt(client, nowNanos + pauses.nextNanos());
    }
  }

  /** What is due at once has no schedule that it could lag behind. */
  private void next(Client client, long nowNanos) {
    if (!turns.own(nowNanos)) {
      schedule.add(client, turns.ownFrom(nowNanos));
      return;
    }
    client.intendedNanos = nowNanos;
    if (gate.enter()) {
      endings.offered(1);
      gate.begin(client, nowNanos);
    } else {
      client.state = Client.State.IDLE;
    }
  }

  @Override
  public void onFailure(Client client, long nowNanos) {
    if (gate.ends(client)) {
      return;
    }
    if (members.has(client)) {
      client.left = burst;
      schedule.addAfterFailure(client, nowNanos);
    } else {
      leave(client);
    }
  }

  @Override
  public void drain(CompletableFuture<Void> done) {
    gate.drain(done);
  }

  @Override
  public int abandon() {
    return gate.abandon();
  }
}
