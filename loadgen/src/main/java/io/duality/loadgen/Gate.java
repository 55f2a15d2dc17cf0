package io.duality.loadgen;

import io.duality.loadgen.Client.State;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Through which each request of a loop begins, until so many have begun or the load is drained.
 * Confined to its loop's thread.
 */
final class Gate {
  /** A limit that is never reached. */
  static final long UNLIMITED = Long.MAX_VALUE;

  private final Exchanges exchanges;
  private final Endings endings;
  private final Client[] clients;
  private long left;
  private @Nullable CompletableFuture<Void> drained;
  private int underWay;

  /**
   * Makes the gate of a loop.
   *
   * @param clients all, the idle ones included
   * @param requests that may begin
   */
  Gate(Exchanges exchanges, Endings endings, Client[] clients, long requests) {
    this.exchanges = exchanges;
    this.endings = endings;
    this.clients = clients;
    left = requests;
  }

  /** Whether a request may begin. */
  boolean open() {
    return left > 0;
  }

  /** Begins the client's request that was due at a time of the schedule, by which it may lag. */
  void beginDue(Client client, long nowNanos) {
    endings.began(nowNanos - client.intendedNanos);
    begin(client, nowNanos);
  }

  /** Begins the client's request, on a new connection if it has none. */
  void begin(Client client, long nowNanos) {
    left--;
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
    left = 0;
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

  private void retire(Client client) {
    endings.close(client);
    client.state = State.RETIRED;
  }
}
