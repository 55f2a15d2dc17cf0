package io.duality.loadgen;

import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests at a rate, from a timetable that never waits for responses. One that is due takes the
 * client that has been free for longest; if none is free it waits, and its intended start, from
 * which its response time runs, stays what it was. What is due is counted as offered whether or not
 * it could begin. After a failure a client is free at once: the rate bounds how often a server that
 * refuses is asked. Confined to its loop's thread.
 */
final class OpenLoop implements Arrivals {
  private final Gate gate;
  private final Client[] clients;
  private final Offers offers;
  private final LongSupplier clock;
  private final ClientQueue free = new ClientQueue();

  OpenLoop(Gate gate, Client[] clients, Offers offers, LongSupplier clock) {
    this.gate = gate;
    this.clients = clients;
    this.offers = offers;
    this.clock = clock;
  }

  @Override
  public int connectedFirst() {
    return clients.length;
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
    while (started < STARTS_PER_CYCLE && nextDueNanos(nowNanos) - nowNanos <= 0) {
      @Nullable Client client = free.peek();
      if (client == null || !gate.enter()) {
        return started;
      }
      free.poll();
      client.intendedNanos = offers.take();
      gate.beginDue(client, clock.getAsLong());
      started++;
    }
    return started;
  }

  /** Without a free client it is a response that is waited for, and no time. */
  @Override
  public long nextDueNanos(long nowNanos) {
    return gate.open() && free.peek() != null
        ? offers.nextNanos(nowNanos)
        : Schedule.never(nowNanos);
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
    release(client);
  }

  @Override
  public void onFailure(Client client, long nowNanos) {
    release(client);
  }

  /** Only the cycle starts what is due: here a connect that fails at once would come back here. */
  private void release(Client client) {
    if (!gate.ends(client)) {
      client.state = Client.State.IDLE;
      free.add(client);
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
