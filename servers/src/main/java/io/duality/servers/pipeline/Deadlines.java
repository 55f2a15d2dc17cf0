package io.duality.servers.pipeline;

import io.duality.servers.http.Linger;
import io.duality.servers.http.Timeouts;
import java.nio.channels.SelectionKey;

/**
 * How long connections may wait that belong to {@link Readiness}. Confined to its thread, but for
 * {@link #isTooSlow}.
 */
final class Deadlines {
  private final Timeouts timeouts;
  private final Endings endings;
  private final Graph graph;
  private long sweptNanos;

  Deadlines(Timeouts timeouts, Endings endings, Graph graph, long nowNanos) {
    this.timeouts = timeouts;
    this.endings = endings;
    this.graph = graph;
    sweptNanos = nowNanos;
  }

  /** The time between two sweeps. */
  long sweepNanos() {
    return timeouts.sweepNanos();
  }

  /** Ends those that have waited too long, if it is time to look. */
  void sweep(Iterable<SelectionKey> keys, long nowNanos) {
    if (nowNanos - sweptNanos >= timeouts.sweepNanos()) {
      sweptNanos = nowNanos;
      keys.forEach(key -> sweep(key, nowNanos));
    }
  }

  private void sweep(SelectionKey key, long nowNanos) {
    Connection connection = (Connection) key.attachment();
    switch (connection.state()) {
      case WAITING -> {
        if (connection.isOver(nowNanos, limitNanos(connection))) {
          connection.own(key);
          expire(connection);
        }
      }
      case STALLED -> {
        if (connection.isOver(nowNanos, timeouts.idleNanos())) {
          endings.expire(connection);
        }
      }
      case BUSY, MUTED, CLOSED -> {}
    }
  }

  private long limitNanos(Connection connection) {
    if (connection.isLingering()) {
      return Linger.NANOS;
    }
    return connection.isMidRequest() ? timeouts.headNanos() : timeouts.idleNanos();
  }

  private void expire(Connection connection) {
    if (connection.isLingering()) {
      endings.close(connection);
    } else if (connection.isMidRequest()) {
      graph.advance(connection, connection.session().timedOut());
    } else {
      endings.expire(connection);
    }
  }

  /**
   * Whether a request that is still incomplete has had its time. A sweep follows on readiness: it
   * would find a client that trickles always busy. Called by the connection's owner.
   */
  boolean isTooSlow(Connection connection) {
    return connection.isMidRequest() && connection.isOver(System.nanoTime(), timeouts.headNanos());
  }
}
