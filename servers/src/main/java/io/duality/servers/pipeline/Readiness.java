package io.duality.servers.pipeline;

import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.pipeline.Connection.State;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where events come from: one thread turns the readiness of sockets into events of a graph, and
 * looks at the deadlines of those that wait.
 *
 * <p>The selector is level-triggered and would report a socket again until it is read. So the graph
 * has {@link Graph#settle} to hold the thread until all is taken up that it was told of: then no
 * interest has to be changed for a request, which would cost two system calls.
 */
public final class Readiness {
  private static final long DRAIN_NANOS = 10_000_000L;

  private final Timeouts timeouts;
  private final Selector selector;
  private final Endings endings;
  private final long beganNanos;
  private final Consumer<SelectionKey> onReady = this::onReady;
  private final CountDownLatch drained = new CountDownLatch(1);
  private @Nullable Graph graph;
  private @Nullable Deadlines deadlines;
  private volatile boolean draining;
  private volatile boolean ended;

  /**
   * A source without connections.
   *
   * @param selector not used by anyone else; closed with it
   */
  Readiness(Service service, Timeouts timeouts, Selector selector, long nowNanos) {
    this.timeouts = timeouts;
    this.selector = selector;
    beganNanos = nowNanos;
    endings = new Endings(service, this);
  }

  /** Before the thread starts: where events go. */
  void connect(Graph next) {
    graph = next;
    deadlines = new Deadlines(timeouts, endings, next, beganNanos);
  }

  /** How its connections end. */
  Endings endings() {
    return endings;
  }

  /** The body of its thread. */
  void run() throws IOException {
    while (!ended) {
      selector.select(onReady, TimeUnit.NANOSECONDS.toMillis(periodNanos()));
      graph().settle();
      if (draining) {
        endIdle();
      }
      deadlines().sweep(selector.keys(), System.nanoTime());
    }
  }

  private long periodNanos() {
    return draining ? Math.min(DRAIN_NANOS, timeouts.sweepNanos()) : timeouts.sweepNanos();
  }

  private void onReady(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      switch (connection.state()) {
        case WAITING -> {
          connection.own(key);
          if (connection.isLingering()) {
            endings.discard(connection);
          } else {
            graph().readable(connection);
          }
        }
        case STALLED -> {
          key.interestOps(0);
          connection.ownMuted(key);
          graph().writable(connection);
        }
        case BUSY -> mute(key, connection);
        case MUTED, CLOSED -> {}
      }
    } catch (CancelledKeyException e) {
      // Its owner has closed it meanwhile.
    }
  }

  /**
   * Turns off the interest of a connection that is busy. The interest goes first: its owner sets it
   * again only when it finds the connection muted. An owner that gives it back in between is found
   * out by the exchange of the state, and the interest is put right here.
   */
  private void mute(SelectionKey key, Connection connection) {
    key.interestOps(0);
    if (!connection.mute()) {
      switch (connection.state()) {
        case WAITING -> key.interestOps(SelectionKey.OP_READ);
        case STALLED -> key.interestOps(SelectionKey.OP_WRITE);
        case BUSY, MUTED, CLOSED -> {}
      }
    }
  }

  /** A new connection. Called by the acceptor. */
  void register(Connection connection) throws IOException {
    connection.channel().register(selector, SelectionKey.OP_READ, connection);
    selector.wakeup();
  }

  /** Its owner gives a connection back: it waits for a request, or for the rest of one. */
  public void await(Connection connection) {
    connection.session().retain();
    boolean midRequest = connection.session().isMidRequest();
    if (draining && !midRequest) {
      endings.close(connection);
      return;
    }
    connection.expect(midRequest);
    if (deadlines().isTooSlow(connection)) {
      graph().advance(connection, connection.session().timedOut());
      return;
    }
    awaitReadable(connection);
  }

  /** Its owner gives a connection back, whatever it waits for. */
  void awaitReadable(Connection connection) {
    if (!connection.waitArmed()) {
      connection.giveBack(State.WAITING);
      arm(connection, SelectionKey.OP_READ);
    }
  }

  /** Its owner gives a connection back: the kernel takes no more of the output. */
  public void awaitWritable(Connection connection) {
    connection.renew();
    connection.giveBack(State.STALLED);
    arm(connection, SelectionKey.OP_WRITE);
  }

  private void arm(Connection connection, int interest) {
    SelectionKey key = connection.key();
    if (key != null) {
      key.interestOps(interest);
      selector.wakeup();
    }
  }

  /** A connection was closed: the selector gives its descriptor back with its next select. */
  void closed() {
    selector.wakeup();
    graph().closed();
  }

  /** From now on connections without a request are closed. Any thread. */
  void drain() {
    draining = true;
    selector.wakeup();
  }

  /** Again in each turn: a connection may have been given back just before it would see the end. */
  private void endIdle() {
    for (SelectionKey key : selector.keys()) {
      Connection connection = (Connection) key.attachment();
      if (connection.state() == State.WAITING
          && !connection.isMidRequest()
          && !connection.isLingering()) {
        endings.close(connection);
      }
    }
    if (selector.keys().isEmpty()) {
      drained.countDown();
    }
  }

  /** Zero once no connection is left after {@link #drain}. */
  CountDownLatch drained() {
    return drained;
  }

  /** Lets its thread end, unless the graph holds it. Any thread. */
  void stop() {
    ended = true;
    selector.wakeup();
  }

  /** Closes all that is left; when all threads of the server have ended. */
  void close() {
    for (SelectionKey key : selector.keys()) {
      endings.close((Connection) key.attachment());
    }
    try {
      selector.close();
    } catch (IOException e) {
      // Its descriptors are released all the same.
    }
  }

  private Graph graph() {
    return Objects.requireNonNull(graph);
  }

  private Deadlines deadlines() {
    return Objects.requireNonNull(deadlines);
  }
}
