package io.duality.loadgen;

import java.util.concurrent.CompletableFuture;

/**
 * The connection ramp of one loop: each of its clients tries once, at a rate or as fast as the
 * server accepts. A bounded number of connects is outstanding, so that it is the server's rate of
 * accepting that is measured, and not the overflow of its listen queue. Confined to its loop's
 * thread.
 */
final class Ramp implements Outcomes {
  private static final int OUTSTANDING = 256;

  private final Exchanges exchanges;
  private final Client[] clients;
  private final double perSecond;
  private final CompletableFuture<Long> done;
  private final long beganNanos;
  private int begun;
  private int decided;

  /**
   * Begins the ramp.
   *
   * @param clients that are to be connected
   * @param perSecond at which they are begun; 0 is as soon as they may
   * @param done gets the nanoseconds from now to the last answer
   */
  Ramp(
      Exchanges exchanges,
      Client[] clients,
      double perSecond,
      CompletableFuture<Long> done,
      long nowNanos) {
    this.exchanges = exchanges;
    this.clients = clients;
    this.perSecond = perSecond;
    this.done = done;
    beganNanos = nowNanos;
    if (clients.length == 0) {
      done.complete(0L);
    }
  }

  /** Starts connects, as many as may be outstanding; how many there were. */
  int advance(long nowNanos) {
    int before = begun;
    int due = due(nowNanos);
    // A connect can fail within the call, which counts as decided.
    while (begun < due && begun - decided < OUTSTANDING) {
      Client client = clients[begun++];
      client.intendedNanos = nowNanos;
      exchanges.connect(client, nowNanos);
    }
    return begun - before;
  }

  /** How many may have begun by then: the first at once. */
  private int due(long nowNanos) {
    return perSecond == 0
        ? clients.length
        : (int) Math.min(clients.length, 1 + (nowNanos - beganNanos) * perSecond / 1e9);
  }

  /** When the next may begin, seen from now; what waits for an answer waits for no time. */
  long nextNanos(long nowNanos) {
    boolean waits = begun == clients.length || begun - decided >= OUTSTANDING;
    return perSecond == 0 || waits
        ? Schedule.never(nowNanos)
        : beganNanos + (long) Math.ceil(begun * 1e9 / perSecond);
  }

  @Override
  public void onConnected(Client client, long nowNanos) {
    decide(client, nowNanos);
  }

  @Override
  public void onFailure(Client client, long nowNanos) {
    decide(client, nowNanos);
  }

  @Override
  public void onResponse(Client client, long nowNanos) {
    throw new IllegalStateException("a response in the ramp, which sends no request");
  }

  private void decide(Client client, long nowNanos) {
    client.state = Client.State.IDLE;
    decided++;
    if (decided == clients.length) {
      done.complete(nowNanos - beganNanos);
    }
  }
}
