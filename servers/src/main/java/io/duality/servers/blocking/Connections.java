package io.duality.servers.blocking;

import io.duality.servers.ServerConfig;
import io.duality.servers.accept.Activity;
import io.duality.servers.http.BufferSlots;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.lifecycle.Drain;
import io.duality.servers.tasks.Threads;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The connections of one server that have a thread each, what they share, and the reaper: a
 * platform thread that ends those that waited too long. A deadline so costs a store and not a
 * system call for each read.
 */
final class Connections {
  /** Holds a response of 8 KB with its head, the workload of HotOS'03 and SEDA. */
  static final int OUTPUT_BYTES = 32 << 10;

  private final Service service;
  private final Activity activity;
  private final Timeouts timeouts;
  private final BufferSlots buffers = new BufferSlots(OUTPUT_BYTES);
  private final long originNanos = System.nanoTime();
  private final Set<ConnectionLoop> live = ConcurrentHashMap.newKeySet();
  private final Thread reaper;
  private volatile boolean ended;

  Connections(ServerConfig config, Service service, Activity activity) {
    this.service = service;
    this.activity = activity;
    timeouts = Timeouts.of(config);
    reaper = Thread.ofPlatform().name("reaper").daemon().unstarted(this::reapAll);
  }

  void start() {
    reaper.start();
  }

  /** A connection that was accepted and is counted until {@link #ended}. */
  ConnectionLoop open(SocketChannel channel) {
    service.tally().accepted();
    ConnectionLoop connection = new ConnectionLoop(this, channel);
    live.add(connection);
    return connection;
  }

  void ended(ConnectionLoop connection) {
    connection.close();
    service.tally().closed();
    live.remove(connection);
  }

  private void reapAll() {
    while (!ended) {
      long now = System.nanoTime();
      live.forEach(connection -> connection.reap(now));
      LockSupport.parkNanos(timeouts.sweepNanos());
    }
  }

  /** Lets requests in flight finish, ends idle connections at once and all when time is over. */
  void end(Duration grace) {
    Drain.gently(live, grace, ConnectionLoop::endIfIdle);
    Drain.byForce(live, ConnectionLoop::cut);
    ended = true;
    LockSupport.unpark(reaper);
    Threads.joinAll(List.of(reaper));
  }

  Service service() {
    return service;
  }

  Activity activity() {
    return activity;
  }

  BufferSlots buffers() {
    return buffers;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  long originNanos() {
    return originNanos;
  }
}
