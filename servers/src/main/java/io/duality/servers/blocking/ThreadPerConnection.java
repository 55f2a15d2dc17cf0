package io.duality.servers.blocking;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.BufferSlots;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.lifecycle.Lifecycle;
import io.duality.servers.tasks.Threads;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections in one platform thread and gives each a thread of its own. A second platform
 * thread, the reaper, ends connections that waited too long: a deadline so costs a store and not a
 * system call for each read.
 */
public final class ThreadPerConnection {
  /** Holds a response of 8 KB with its head, the workload of HotOS'03 and SEDA. */
  private static final int OUTPUT_BYTES = 32 << 10;

  private static final long SWEEP_MILLIS = 10;
  private static final long FORCED_END_SECONDS = 10;

  private final ServerConfig config;
  private final ThreadFactory threads;
  private final Service service;
  private final Activity activity;
  private final BufferSlots buffers = new BufferSlots(OUTPUT_BYTES);
  private final long originNanos = System.nanoTime();
  private final Set<ConnectionLoop> live = ConcurrentHashMap.newKeySet();
  private final Lifecycle life;
  private final Acceptor acceptor;
  private final @Nullable Starter<ConnectionLoop> starter;
  private final Thread reaper;
  private volatile boolean ended;

  private ThreadPerConnection(
      ServerConfig config, Style style, Service service, ServerSocketChannel listener)
      throws IOException {
    this.config = config;
    this.service = service;
    threads = style.threads();
    boolean favoursActive = style.policy() == AcceptPolicy.ACTIVE;
    activity = new Activity(favoursActive);
    life = new Lifecycle(service, this::doStop);
    AcceptGate gate = favoursActive ? new AcceptGate(activity) : null;
    acceptor = new Acceptor(life, listener, this::accepted, gate);
    starter =
        style.startsSlowly() && !favoursActive
            ? new Starter<>(this::begin, this::ended, life::fail)
            : null;
    reaper = Thread.ofPlatform().name("reaper").daemon().unstarted(this::reapAll);
  }

  /**
   * What models with a thread for each connection differ in.
   *
   * @param threads makes the thread of each connection
   * @param startsSlowly whether to start one takes so long that it is no work for an acceptor
   * @param policy whom the acceptor favours
   */
  public record Style(ThreadFactory threads, boolean startsSlowly, AcceptPolicy policy) {}

  /**
   * Starts a server.
   *
   * @throws IOException if the address cannot be bound or the root cannot be read
   */
  public static RunningServer start(ServerConfig config, Style style) throws IOException {
    Service service = Service.of(config);
    ServerSocketChannel listener = Listener.open(config);
    try {
      ThreadPerConnection server = new ThreadPerConnection(config, style, service, listener);
      server.start();
      return server.life.started(Listener.port(listener));
    } catch (IOException | RuntimeException | Error e) {
      listener.close();
      throw e;
    }
  }

  private void start() {
    try {
      if (starter != null) {
        starter.start();
      }
      reaper.start();
      acceptor.start();
    } catch (OutOfMemoryError e) {
      doStop(Duration.ZERO);
      throw e;
    }
  }

  private void accepted(SocketChannel channel) {
    service.tally().accepted();
    ConnectionLoop connection = new ConnectionLoop(this, channel);
    live.add(connection);
    if (starter == null) {
      begin(connection);
    } else {
      starter.accept(connection);
    }
  }

  private void begin(ConnectionLoop connection) {
    try {
      connection.setOptions();
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

  Activity activity() {
    return activity;
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
    acceptor.stop();
    if (starter != null) {
      starter.stop();
    }
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
