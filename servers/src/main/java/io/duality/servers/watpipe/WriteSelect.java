package io.duality.servers.watpipe;

import io.duality.servers.http.Timeouts;
import io.duality.servers.pipeline.Connection;
import io.duality.servers.pipeline.Endings;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The third stage: one thread that waits until the kernel takes output, and the set of connections
 * for which it does, out of which writers help themselves.
 *
 * <p>A connection belongs to this stage while its key wants writes, and to whoever takes it out of
 * the set then.
 */
class WriteSelect {
  private final Selector selector;
  private final Timeouts timeouts;
  private final Endings endings;
  private final BlockingQueue<Connection> ready = new LinkedBlockingQueue<>();
  private final Consumer<SelectionKey> onReady = this::onReady;
  private volatile boolean ended;
  private long sweptNanos;

  /**
   * A stage without connections.
   *
   * @param selector not used by anyone else; closed with it
   */
  WriteSelect(Selector selector, Timeouts timeouts, Endings endings, long nowNanos) {
    this.selector = selector;
    this.timeouts = timeouts;
    this.endings = endings;
    sweptNanos = nowNanos;
  }

  /** The body of its thread. */
  void run() throws IOException {
    while (!ended) {
      selector.select(onReady, TimeUnit.NANOSECONDS.toMillis(timeouts.sweepNanos()));
      sweep(System.nanoTime());
    }
  }

  private void onReady(SelectionKey key) {
    try {
      key.interestOps(0);
      ready.add((Connection) key.attachment());
    } catch (CancelledKeyException e) {
      // The server ends.
    }
  }

  /** Ends those that have waited too long, if it is time to look. */
  void sweep(long nowNanos) {
    if (nowNanos - sweptNanos >= timeouts.sweepNanos()) {
      sweptNanos = nowNanos;
      selector.keys().forEach(key -> sweep(key, nowNanos));
    }
  }

  private void sweep(SelectionKey key, long nowNanos) {
    Connection connection = (Connection) key.attachment();
    try {
      if (key.interestOps() == SelectionKey.OP_WRITE
          && connection.isOver(nowNanos, timeouts.idleNanos())) {
        key.interestOps(0);
        endings.expire(connection);
      }
    } catch (CancelledKeyException e) {
      // Its owner has closed it: the key stays in the set until the next select.
    }
  }

  /** Merges a connection into the set that is waited for. Called by its owner. */
  void add(Connection connection) throws IOException {
    connection.renew();
    SelectionKey key = connection.channel().keyFor(selector);
    if (key == null) {
      connection.channel().register(selector, SelectionKey.OP_WRITE, connection);
    } else {
      key.interestOps(SelectionKey.OP_WRITE);
    }
    wakeUp();
  }

  /** Waits for a connection that can be written to. Called by writers. */
  Connection take() throws InterruptedException {
    return ready.take();
  }

  /**
   * Lets its thread look at what has changed: an added connection, or a closed one, whose
   * descriptor the selector gives back with its next select.
   */
  void wakeUp() {
    selector.wakeup();
  }

  /** Lets its thread end. */
  void end() {
    ended = true;
    selector.wakeup();
  }

  /** When its thread has ended; the connections stay open. */
  void close() {
    try {
      selector.close();
    } catch (IOException e) {
      // Its descriptors are released all the same.
    }
  }
}
