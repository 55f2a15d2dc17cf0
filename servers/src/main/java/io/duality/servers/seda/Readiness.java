package io.duality.servers.seda;

import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.seda.Connection.State;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where events come from: one thread turns the readiness of sockets into events of the read and the
 * write stage, and looks at the deadlines of those that wait.
 *
 * <p>The selector is level-triggered and would report a socket again until it is read. So the
 * thread looks again only when the read stage has taken up all that it was told of: then no
 * interest has to be changed for a request, which would cost two system calls.
 */
final class Readiness {
  private static final long LINGER_NANOS = 2_000_000_000L;
  private static final long DRAIN_NANOS = 10_000_000L;

  private final Service service;
  private final Timeouts timeouts;
  private final Selector selector;
  private final Consumer<SelectionKey> onReady = this::onReady;
  private final AtomicInteger untaken = new AtomicInteger();
  private final CountDownLatch drained = new CountDownLatch(1);
  private @Nullable Pipeline pipeline;
  private volatile @Nullable Thread thread;
  private volatile boolean draining;
  private volatile boolean ended;
  private long sweptNanos;

  /**
   * A source without connections.
   *
   * @throws IOException if there is no descriptor for the selector
   */
  Readiness(Service service, Timeouts timeouts, long nowNanos) throws IOException {
    this.service = service;
    this.timeouts = timeouts;
    sweptNanos = nowNanos;
    selector = Selector.open();
  }

  /** Before the thread starts: where events go. */
  void connect(Pipeline next) {
    pipeline = next;
  }

  /** The body of its thread. */
  void run() throws IOException {
    thread = Thread.currentThread();
    while (!ended) {
      selector.select(onReady, TimeUnit.NANOSECONDS.toMillis(periodNanos()));
      awaitTaken();
      long now = System.nanoTime();
      if (draining) {
        endIdle();
      }
      if (now - sweptNanos >= timeouts.sweepNanos()) {
        sweptNanos = now;
        selector.keys().forEach(key -> sweep(key, now));
      }
    }
  }

  private long periodNanos() {
    return draining ? Math.min(DRAIN_NANOS, timeouts.sweepNanos()) : timeouts.sweepNanos();
  }

  private void awaitTaken() {
    while (untaken.get() > 0 && !ended) {
      LockSupport.park(this);
    }
  }

  /** The read stage has taken up one event. Called once for each, by the stage. */
  void taken() {
    if (untaken.decrementAndGet() == 0) {
      LockSupport.unpark(thread);
    }
  }

  private void onReady(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      switch (connection.state()) {
        case WAITING -> toRead(key, connection);
        case STALLED -> toWrite(key, connection);
        case BUSY -> mute(key, connection);
        case MUTED, CLOSED -> {}
      }
    } catch (CancelledKeyException e) {
      // Its owner has closed it meanwhile.
    }
  }

  private void toRead(SelectionKey key, Connection connection) {
    connection.own(key);
    untaken.incrementAndGet();
    if (!pipeline().toRead(connection)) {
      taken();
      refuse(connection);
    }
  }

  private void toWrite(SelectionKey key, Connection connection) {
    key.interestOps(0);
    connection.ownMuted(key);
    if (!pipeline().toWrite(connection)) {
      refuse(connection);
    }
  }

  private void refuse(Connection connection) {
    if (connection.isLingering()) {
      close(connection);
    } else {
      pipeline().refuse(connection);
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
  void await(Connection connection) {
    connection.session().retain();
    boolean midRequest = connection.session().isMidRequest();
    if (draining && !midRequest) {
      close(connection);
      return;
    }
    connection.expect(midRequest);
    // A sweep follows on readiness: it would find a client that trickles always busy.
    if (midRequest && connection.isOver(System.nanoTime(), timeouts.headNanos())) {
      pipeline().advance(connection, connection.session().timedOut());
      return;
    }
    awaitReadable(connection);
  }

  private void awaitReadable(Connection connection) {
    if (!connection.waitArmed()) {
      connection.giveBack(State.WAITING);
      arm(connection, SelectionKey.OP_READ);
    }
  }

  /** Its owner gives a connection back whose peer is still sending what nobody wants. */
  void awaitDiscarding(Connection connection) {
    awaitReadable(connection);
  }

  /** Its owner gives a connection back: the kernel takes no more of the output. */
  void awaitWritable(Connection connection) {
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

  /** The last response is written: closes, behind an error not before the peer has read it. */
  void end(Connection connection) {
    if (!connection.session().shouldLinger()) {
      close(connection);
      return;
    }
    try {
      connection.channel().shutdownOutput();
    } catch (IOException e) {
      close(connection);
      return;
    }
    connection.linger();
    awaitReadable(connection);
  }

  /** Closes a connection, once. Called by its owner. */
  void close(Connection connection) {
    if (!connection.end()) {
      return;
    }
    try {
      connection.channel().close();
    } catch (IOException e) {
      // The descriptor is released all the same.
    }
    service.tally().closed();
    // The selector gives the descriptor back with its next select.
    selector.wakeup();
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
          service.tally().timedOut();
          close(connection);
        }
      }
      case BUSY, MUTED, CLOSED -> {}
    }
  }

  private long limitNanos(Connection connection) {
    if (connection.isLingering()) {
      return LINGER_NANOS;
    }
    return connection.isMidRequest() ? timeouts.headNanos() : timeouts.idleNanos();
  }

  private void expire(Connection connection) {
    if (connection.isLingering()) {
      close(connection);
    } else if (connection.isMidRequest()) {
      pipeline().advance(connection, connection.session().timedOut());
    } else {
      service.tally().timedOut();
      close(connection);
    }
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
        close(connection);
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

  /** Lets its thread end. Any thread. */
  void stop() {
    ended = true;
    LockSupport.unpark(thread);
    selector.wakeup();
  }

  /** Closes all that is left; when all threads of the server have ended. */
  void close() {
    for (SelectionKey key : selector.keys()) {
      close((Connection) key.attachment());
    }
    try {
      selector.close();
    } catch (IOException e) {
      // Its descriptors are released all the same.
    }
  }

  private Pipeline pipeline() {
    return Objects.requireNonNull(pipeline);
  }
}
