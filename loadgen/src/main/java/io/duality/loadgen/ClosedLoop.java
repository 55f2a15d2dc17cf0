package io.duality.loadgen;

import io.duality.loadgen.Client.State;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Clients that each send a request, wait for its response, think, and begin anew; after so many
 * requests, or a failure, on a new connection, which is opened when the next request is due. A
 * request's intended start is the end of the think time: if a connect or this generator delays it,
 * that is part of its response time. Confined to its loop's thread.
 */
final class ClosedLoop implements Arrivals {
  /** Bounds what requests that are due take before responses have their turn. */
  private static final int STARTS_PER_CYCLE = 64;

  private final Exchanges exchanges;
  private final Endings endings;
  private final Client[] clients;
  private final Schedule schedule;
  private final RandomGenerator random;
  private final LongSupplier clock;
  private final long thinkNanos;
  private @Nullable CompletableFuture<Void> drained;
  private int underWay;

  ClosedLoop(
      Exchanges exchanges,
      Endings endings,
      Client[] clients,
      Think think,
      RandomGenerator random,
      LongSupplier clock) {
    this.exchanges = exchanges;
    this.endings = endings;
    this.clients = clients;
    this.random = random;
    this.clock = clock;
    schedule = new Schedule(think.mean());
    thinkNanos = think.mean().toNanos();
  }

  /**
   * Schedules all first requests over one think time: of n equal parts of it each client gets one,
   * and starts at a random time in it.
   */
  @Override
  public void begin(long nowNanos) {
    int[] order = shuffled(clients.length);
    double part = (double) thinkNanos / clients.length;
    for (int i = 0; i < order.length; i++) {
      schedule.first(clients[order[i]], nowNanos + (long) (part * (i + random.nextDouble())));
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

  @Override
  public int startDue(long nowNanos) {
    if (drained != null) {
      return 0;
    }
    for (int started = 0; started < STARTS_PER_CYCLE; started++) {
      Client client = schedule.pollDue(nowNanos);
      if (client == null) {
        return started;
      }
      start(client, clock.getAsLong());
    }
    return STARTS_PER_CYCLE;
  }

  @Override
  public long nextDueNanos(long nowNanos) {
    return drained == null ? schedule.nextDueNanos(nowNanos) : nowNanos + Schedule.NEVER_NANOS;
  }

  private void start(Client client, long nowNanos) {
    if (client.connected) {
      exchanges.send(client, nowNanos);
    } else {
      exchanges.connect(client, nowNanos);
    }
  }

  @Override
  public void onConnected(Client client, long nowNanos) {
    exchanges.send(client, nowNanos);
  }

  @Override
  public void onResponse(Client client, long nowNanos) {
    CompletableFuture<Void> done = drained;
    if (done != null) {
      retire(client, done);
    } else if (thinkNanos == 0) {
      client.intendedNanos = nowNanos;
      start(client, nowNanos);
    } else {
      schedule.afterThink(client, nowNanos);
    }
  }

  @Override
  public void onFailure(Client client, long nowNanos) {
    CompletableFuture<Void> done = drained;
    if (done != null) {
      retire(client, done);
    } else {
      schedule.afterFailure(client, nowNanos);
    }
  }

  @Override
  public void drain(CompletableFuture<Void> done) {
    drained = done;
    for (Client client : clients) {
      if (client.state == State.SENDING || client.state == State.RECEIVING) {
        underWay++;
      } else {
        close(client);
      }
    }
    if (underWay == 0) {
      done.complete(null);
    }
  }

  private void retire(Client client, CompletableFuture<Void> done) {
    close(client);
    underWay--;
    if (underWay == 0) {
      done.complete(null);
    }
  }

  private void close(Client client) {
    endings.close(client);
    client.state = State.RETIRED;
  }
}
