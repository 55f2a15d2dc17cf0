package io.duality.servers.blocking;

import io.duality.servers.lifecycle.Drain;
import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches the connections that wait for their client, in a platform thread of its own, and ends
 * those that waited too long. It is the only one that ends a wait for input: so whoever is given a
 * turn is not ended meanwhile.
 */
final class Watcher {
  private final Selector selector;
  private final long sweepMillis;
  private final Consumer<Throwable> failed;
  private final Set<PooledConnection> live = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean ending;

  /**
   * A watcher that has not started.
   *
   * @param failed takes what ends it before its time
   */
  Watcher(long sweepNanos, Consumer<Throwable> failed) throws IOException {
    selector = Selector.open();
    sweepMillis = TimeUnit.NANOSECONDS.toMillis(sweepNanos);
    this.failed = failed;
    thread = Thread.ofPlatform().name("watcher").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** A new connection, which waits for its first request. Any thread. */
  void add(PooledConnection connection) {
    live.add(connection);
    connection.enroll(selector);
  }

  /** The watcher has to look at its keys again: one waits for something else, or was closed. */
  void wakeUp() {
    selector.wakeup();
  }

  /** One has closed. Any thread. */
  void left(PooledConnection connection) {
    live.remove(connection);
    wakeUp();
  }

  private void run() {
    long sweptNanos = System.nanoTime();
    try {
      while (!ending) {
        selector.select(this::ready, sweepMillis);
        long now = System.nanoTime();
        if (now - sweptNanos >= TimeUnit.MILLISECONDS.toNanos(sweepMillis)) {
          sweptNanos = now;
          live.forEach(connection -> connection.expire(now));
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      failed.accept(e);
    }
  }

  private void ready(SelectionKey key) {
    ((PooledConnection) key.attachment()).ready(key);
  }

  /** Lets requests in flight finish, ends idle connections at once and all when time is over. */
  void drain(Duration grace) {
    Drain.gently(live, grace, PooledConnection::endIfIdle);
    Drain.byForce(live, PooledConnection::cut);
  }

  /** Ends the thread and closes what is left. */
  void end() {
    ending = true;
    wakeUp();
    Threads.joinAll(List.of(thread));
    try {
      selector.close();
    } catch (IOException e) {
      failed.accept(e);
    }
  }
}
