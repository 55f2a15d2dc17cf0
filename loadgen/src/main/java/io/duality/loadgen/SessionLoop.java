package io.duality.loadgen;

import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sessions at a rate, from a timetable that never waits for responses; inside a session a request
 * is due when the one before is answered and the pause is over. A session takes a free client,
 * which connects anew, and gives it back when its last request is answered or one fails; if none is
 * free it waits, and its intended start stays what it was. Confined to its loop's thread.
 */
final class SessionLoop implements Arrivals {
  private final Gate gate;
  private final Endings endings;
  private final Client[] clients;
  private final Offers offers;
  private final int requests;
  private final int burst;
  private final Pauses inactive;
  private final Pauses active;
  private final Schedule schedule;
  private final LongSupplier clock;
  private final ClientQueue free = new ClientQueue();

  SessionLoop(
      Gate gate,
      Endings endings,
      Client[] clients,
      Arrival.Sessions arrival,
      Offers offers,
      RandomGenerator random,
      LongSupplier clock) {
    this.gate = gate;
    this.endings = endings;
    this.clients = clients;
    this.offers = offers;
    this.clock = clock;
    requests = arrival.requests();
    burst = arrival.burst();
    inactive = new Pauses(arrival.inactive(), random);
    active = new Pauses(arrival.active(), random);
    schedule = Schedule.anyOrder(clients, 0);
  }

  /** A session's connection is its own, and made when it begins. */
  @Override
  public int connectedFirst() {
    return 0;
  }

  @Override
  public void begin(long nowNanos) {
    for (Client client : clients) {
      free.add(client);
    }
    offers.begin(nowNanos);
  }

  @Override
  public int startDue(long nowNanos) {
    countUntil(nowNanos);
    int started = 0;
    while (started < STARTS_PER_CYCLE && gate.open()) {
      Client client = pollDue(nowNanos);
      if (client == null || !gate.enter()) {
        return started;
      }
      gate.beginDue(client, clock.getAsLong());
      started++;
    }
    return started;
  }

  /** Sessions that have begun come first. */
  private @Nullable Client pollDue(long nowNanos) {
    Client client = schedule.pollDue(nowNanos);
    if (client != null) {
      endings.offered(1);
      return client;
    }
    if (offers.nextNanos(nowNanos) - nowNanos > 0) {
      return null;
    }
    client = free.poll();
    if (client != null) {
      client.intendedNanos = offers.take();
      client.left = requests;
    }
    return client;
  }

  @Override
  public long nextDueNanos(long nowNanos) {
    if (!gate.open()) {
      return Schedule.never(nowNanos);
    }
    long due = schedule.nextDueNanos(nowNanos);
    return free.peek() == null || due - offers.nextNanos(nowNanos) < 0
        ? due
        : offers.nextNanos(nowNanos);
  }

  @Override
  public void countUntil(long nowNanos) {
    if (gate.open()) {
      offers.countUntil(nowNanos);
    }
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
    if (client.left == 0) {
      endings.close(client);
      release(client);
      return;
    }
    boolean burstIsOver = (requests - client.left) % burst == 0;
    schedule.add(client, nowNanos + (burstIsOver ? inactive : active).nextNanos());
  }

  @Override
  public void onFailure(Client client, long nowNanos) {
    if (!gate.ends(client)) {
      release(client);
    }
  }

  private void release(Client client) {
    client.state = Client.State.IDLE;
    free.add(client);
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
