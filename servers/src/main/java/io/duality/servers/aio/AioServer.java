package io.duality.servers.aio;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.BufferSlots;
import io.duality.servers.http.DiskHelpers;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.lifecycle.Drain;
import io.duality.servers.lifecycle.Lifecycle;
import io.duality.servers.lifecycle.Timer;
import io.duality.servers.nonblocking.Core;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ShutdownChannelGroupException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Owns the channel group, the listening socket and the connections: their start and their end. */
final class AioServer implements CompletionHandler<AsynchronousSocketChannel, @Nullable Void> {
  /** Holds a response of 8 KB with its head, the workload of HotOS'03 and SEDA. */
  private static final int OUTPUT_BYTES = 32 << 10;

  /** Pause after a failed accept: descriptors run out, and spinning would not free one. */
  private static final Duration BACKOFF = Duration.ofMillis(10);

  private final Core core;
  private final Lifecycle life;
  private final DiskHelpers helpers = new DiskHelpers();
  private final BufferSlots buffers = new BufferSlots(OUTPUT_BYTES);
  private final Set<Connection> live = ConcurrentHashMap.newKeySet();

  /**
   * For what happens without a completion: a channel group lets nobody run a task in its threads.
   */
  private final Timer timer;

  private final HandlerThreads threads;
  private final AsynchronousServerSocketChannel listener;
  private volatile boolean draining;

  private AioServer(ServerConfig config, Service service) throws IOException {
    core = new Core(service, helpers, Timeouts.of(config));
    life = new Lifecycle(service, this::doStop);
    timer = new Timer("aio-timer", life::fail);
    threads = HandlerThreads.start(config.parallelism());
    try {
      listener = listen(config);
    } catch (IOException | RuntimeException | Error e) {
      endThreads();
      throw e;
    }
  }

  static RunningServer open(ServerConfig config) throws IOException {
    AioServer server = new AioServer(config, Service.of(config));
    try {
      server.start();
      return server.life.started(((InetSocketAddress) server.listener.getLocalAddress()).getPort());
    } catch (IOException | RuntimeException | Error e) {
      server.doStop(Duration.ZERO);
      throw e;
    }
  }

  private AsynchronousServerSocketChannel listen(ServerConfig config) throws IOException {
    AsynchronousServerSocketChannel channel = AsynchronousServerSocketChannel.open(threads.group());
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      if (config.reusePort()) {
        channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
      return channel.bind(new InetSocketAddress(config.address(), config.port()), config.backlog());
    } catch (IOException | UnsupportedOperationException e) {
      channel.close();
      throw Listener.failure(config, e);
    }
  }

  private void start() {
    timer.every(Duration.ofNanos(core.timeouts().sweepNanos()), this::sweep);
    accept();
  }

  private void sweep() {
    long now = System.nanoTime();
    live.forEach(connection -> connection.sweep(now));
  }

  private void accept() {
    try {
      listener.accept(null, this);
    } catch (ShutdownChannelGroupException e) {
      // Stopped.
    }
  }

  @Override
  public void completed(AsynchronousSocketChannel channel, @Nullable Void none) {
    try {
      core.service().tally().accepted();
      Connection connection = new Connection(this, channel);
      live.add(connection);
      connection.begin();
    } catch (RuntimeException | Error e) {
      life.fail(e);
    } finally {
      accept();
    }
  }

  @Override
  public void failed(Throwable cause, @Nullable Void none) {
    if (listener.isOpen()) {
      timer.after(BACKOFF, this::accept);
    }
  }

  void left(Connection connection) {
    live.remove(connection);
  }

  private void doStop(Duration grace) {
    life.stopListening(listener);
    draining = true;
    Drain.gently(live, grace, Connection::endIfIdle);
    if (!live.isEmpty()) {
      // Ends a computation that would keep its connection.
      threads.interrupt();
    }
    Drain.byForce(live, Connection::cut);
    endThreads();
  }

  private void endThreads() {
    helpers.close();
    timer.close();
    try {
      threads.end();
    } catch (IOException e) {
      life.fail(e);
    }
  }

  boolean isDraining() {
    return draining;
  }

  Core core() {
    return core;
  }

  Timer timer() {
    return timer;
  }

  BufferSlots buffers() {
    return buffers;
  }

  void fail(Throwable cause) {
    life.fail(cause);
  }
}
