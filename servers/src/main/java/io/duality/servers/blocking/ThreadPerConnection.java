package io.duality.servers.blocking;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerCounters;
import io.duality.servers.http.BufferSlots;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Accepts connections in one platform thread and gives each a thread of its own. A second platform
 * thread, the reaper, ends connections that waited too long: a deadline so costs a store and not a
 * system call for each read.
 */
public final class ThreadPerConnection implements RunningServer {
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
  private final int port;
  private final BufferSlots buffers = new BufferSlots(OUTPUT_BYTES);
  private final long originNanos = System.nanoTime();
  private final Set<ConnectionLoop> live = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CompletableFuture<Void> termination = new CompletableFuture<>();
  private final Thread acceptor;
  private final Thread reaper;

  private ThreadPerConnection(
      ServerConfig config, ThreadFactory threads, Service service, ServerSocketChannel listener)
      throws IOException {
    this.config = config;
    this.threads = threads;
    this.service = service;
    this.listener = listener;
    port = Listener.port(listener);
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
    ThreadPerConnection server;
    try {
      server = new ThreadPerConnection(config, threads, service, listener);
      server.acceptor.start();
      server.reaper.start();
    } catch (IOException | RuntimeException | Error e) {
      listener.close();
      throw e;
    }
    return server;
  }

  private void acceptAll() {
    try {
      while (listener.isOpen()) {
        acceptOne();
      }
    } catch (RuntimeException | Error e) {
      termination.completeExceptionally(e);
      Thread.ofPlatform().name("stop").daemon().start(this::close);
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
    while (stopped.getCount() > 0) {
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

  @Override
  public int port() {
    return port;
  }

  @Override
  public ServerCounters counters() {
    return service.counters();
  }

  @Override
  public CompletionStage<Void> termination() {
    return termination.minimalCompletionStage();
  }

  @Override
  public void stop(Duration grace) {
    if (stopping.compareAndSet(false, true)) {
      try {
        doStop(grace);
      } finally {
        stopped.countDown();
        termination.complete(null);
      }
    }
    awaitStopped();
  }

  private void awaitStopped() {
    boolean interrupted = false;
    while (true) {
      try {
        stopped.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void doStop(Duration grace) {
    service.stopping();
    try {
      listener.close();
    } catch (IOException e) {
      termination.completeExceptionally(e);
    }
    join(acceptor);
    // Swept again and again: a connection may turn idle just after it was passed over.
    awaitEnds(grace.toNanos(), ConnectionLoop::endIfIdle);
    awaitEnds(TimeUnit.SECONDS.toNanos(FORCED_END_SECONDS), ConnectionLoop::cut);
    stopped.countDown();
    LockSupport.unpark(reaper);
    join(reaper);
  }

  private void awaitEnds(long nanos, Consumer<ConnectionLoop> sweep) {
    long start = System.nanoTime();
    while (!live.isEmpty() && System.nanoTime() - start < nanos) {
      live.forEach(sweep);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS));
    }
  }

  private static void join(Thread thread) {
    if (thread.equals(Thread.currentThread())) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
