package io.duality.loadgen;

import io.duality.loadgen.Client.State;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Through which each request of a loop begins, until so many have begun or the load is drained.
 * Confined to its loop's thread.
 */
final class Gate {
  private final Exchanges exchanges;
  private final Endings endings;
  private final Client[] clients;
  private final @Nullable Budget budget;
  private @Nullable CompletableFuture<Void> drained;
  private int underWay;

  /**
   * Makes the gate of a loop.
   *
   * @param clients all, the idle ones included
   * @param budget of requests that may begin, or null
   */
  Gate(Exchanges exchanges, Endings endings, Client[] clients, @Nullable Budget budget) {
    this.exchanges = exchanges;
    this.endings = endings;
    this.clients = clients;
    this.budget = budget;
  }

  /** Whether a request may begin, unless another loop takes the last one. */
  boolean open() {
    return drained == null && (budget == null || !budget.isEmpty());
  }

  /** Whether one may begin, which then has to. */
  boolean enter() {
    return drained == null && (budget == null || budget.take());
  }

  /** Begins the client's request that was due at a time of the schedule, by which it may lag. */
  void beginDue(Client client, long nowNanos) {
    endings.began(nowNanos - client.intendedNanos);
    begin(client, nowNanos);
  }

  /** Begins the client's request, on a new connection if it has none. */
  void begin(Client client, long nowNanos) {
    if (client.connected) {
      exchanges.send(client, nowNanos);
    } else {
      exchanges.connect(client, nowNanos);
    }
  }

  /** Sends the request for which the connection was made. */
  void goOn(Client client, long nowNanos) {
    exchanges.send(client, nowNanos);
  }

  /**
   * Closes for good, and all connections but those with a request under way.
   *
   * @param done when those are answered or have failed
   */
  void drain(CompletableFuture<Void> done) {
    drained = done;
    for (Client client : clients) {
      if (client.state == State.SENDING || client.state == State.RECEIVING) {
        underWay++;
      } else {
        retire(client);
      }
    }
    if (underWay == 0) {
      done.complete(null);
    }
  }

  /** Ends a client after its last request if the load is drained; whether it did. */
  boolean ends(Client client) {
    CompletableFuture<Void> done = drained;
    if (done == null) {
      return false;
    }
    retire(client);
    underWay--;
    if (underWay == 0) {
      done.complete(null);
    }
    return true;
  }

  /** Ends the drain without those answers that have not come; how many they are. */
  int abandon() {
    int abandoned = underWay;
    for (Client client : clients) {
      if (client.underWay()) {
        retire(client);
      }
    }
    underWay = 0;
    if (drained != null) {
      drained.complete(null);
    }
    return abandoned;
  }

  private void retire(Client client) {
    endings.close(client);
    client.state = State.RETIRED;
  }
}
