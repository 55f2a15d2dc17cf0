package io.duality.servers.blocking;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.BufferSlots;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.lifecycle.Lifecycle;
import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Accepts connections in one platform thread and gives each a thread of its own. A second platform
 * thread, the reaper, ends connections that waited too long: a deadline so costs a store and not a
 * system call for each read.
 */
public final class ThreadPerConnection {
  /** Pause after a failed accept: descriptors run out, and spinning would not free one. */
  private static final long ACCEPT_BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** Holds a response of 8 KB with its head, the workload of HotOS'03 and SEDA. */
  private static final int OUTPUT_BYTES = 32 << 10;

  private static final long SWEEP_MILLIS = 10;
  private static final long FORCED_END_SECONDS = 10;

  private final ServerConfig config;
  private final ThreadFactory threads;
  private final Service service;
  private final ServerSocketChannel listener;
  private final BufferSlots buffers = new BufferSlots(OUTPUT_BYTES);
  private final long originNanos = System.nanoTime();
  private final Set<ConnectionLoop> live = ConcurrentHashMap.newKeySet();
  private final Lifecycle life;
  private final Thread acceptor;
  private final Thread reaper;
  private volatile boolean ended;

  private ThreadPerConnection(
      ServerConfig config, ThreadFactory threads, Service service, ServerSocketChannel listener)
      throws IOException {
    this.config = config;
    this.threads = threads;
    this.service = service;
    life = new Lifecycle(service, this::doStop);
    this.listener = listener;
    acceptor = Thread.ofPlatform().name("acceptor").daemon().unstarted(this::acceptAll);
    reaper = Thread.ofPlatform().name("reaper").daemon().unstarted(this::reapAll);
  }

  /**
   * Starts a server.
   *
   * @param threads makes the thread of each connection; called by the acceptor
   * @throws IOException if the address cannot be bound or the root cannot be read
   */
  public static RunningServer start(ServerConfig config, ThreadFactory threads) throws IOException {
    Service service = Service.of(config);
    ServerSocketChannel listener = Listener.open(config);
    try {
      ThreadPerConnection server = new ThreadPerConnection(config, threads, service, listener);
      server.acceptor.start();
      server.reaper.start();
      return server.life.started(Listener.port(listener));
    } catch (IOException | RuntimeException | Error e) {
      listener.close();
      throw e;
    }
  }

  private void acceptAll() {
    try {
      while (listener.isOpen()) {
        acceptOne();
      }
    } catch (RuntimeException | Error e) {
      life.fail(e);
    }
  }

  private void acceptOne() {
    try {
      SocketChannel channel = listener.accept();
      service.tally().accepted();
      begin(channel);
    } catch (IOException e) {
      if (listener.isOpen()) {
        LockSupport.parkNanos(ACCEPT_BACKOFF_NANOS);
      }
    }
  }

  private void begin(SocketChannel channel) throws IOException {
    ConnectionLoop connection = new ConnectionLoop(this, channel);
    live.add(connection);
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      threads.newThread(connection).start();
    } catch (OutOfMemoryError e) {
      // The kernel gave no thread. Not fatal: connections that end give theirs back.
      service.tally().refused();
      ended(connection);
    } catch (IOException e) {
      service.tally().failed();
      ended(connection);
    }
  }

  private void reapAll() {
    long patience = Math.min(headTimeoutNanos(), idleTimeoutNanos());
    long pause = Math.clamp(patience / 4, 10_000_000L, 1_000_000_000L);
    while (!ended) {
      long now = System.nanoTime();
      live.forEach(connection -> connection.reap(now));
      LockSupport.parkNanos(pause);
    }
  }

  void ended(ConnectionLoop connection) {
    connection.close();
    service.tally().closed();
    live.remove(connection);
  }

  Service service() {
    return service;
  }

  BufferSlots buffers() {
    return buffers;
  }

  long originNanos() {
    return originNanos;
  }

  long headTimeoutNanos() {
    return config.headTimeout().toNanos();
  }

  long idleTimeoutNanos() {
    return config.idleTimeout().toNanos();
  }

  private void doStop(Duration grace) {
    life.stopListening(listener);
    Threads.joinAll(List.of(acceptor));
    // Swept again and again: a connection may turn idle just after it was passed over.
    awaitEnds(grace.toNanos(), ConnectionLoop::endIfIdle);
    awaitEnds(TimeUnit.SECONDS.toNanos(FORCED_END_SECONDS), ConnectionLoop::cut);
    ended = true;
    LockSupport.unpark(reaper);
    Threads.joinAll(List.of(reaper));
  }

  private void awaitEnds(long nanos, Consumer<ConnectionLoop> sweep) {
    long start = System.nanoTime();
    while (!live.isEmpty() && System.nanoTime() - start < nanos) {
      live.forEach(sweep);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS));
    }
  }
}
