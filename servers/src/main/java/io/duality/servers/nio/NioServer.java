package io.duality.servers.nio;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerCounters;
import io.duality.servers.http.DiskHelpers;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Owns the threads of the event loops: their start, their failure and their end. */
final class NioServer implements RunningServer {
  private final Service service;
  private final ServerSocketChannel listener;
  private final int port;
  private final DiskHelpers helpers = new DiskHelpers();
  private final List<EventLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch running;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CompletableFuture<Void> termination = new CompletableFuture<>();

  private NioServer(ServerConfig config, Service service, ServerSocketChannel listener)
      throws IOException {
    this.service = service;
    this.listener = listener;
    port = Listener.port(listener);
    running = new CountDownLatch(config.parallelism());
    Timeouts timeouts = Timeouts.of(config);
    try {
      for (int i = 0; i < config.parallelism(); i++) {
        loops.add(new EventLoop(Selector.open(), timeouts.sweepNanos(), System.nanoTime()));
      }
      new Acceptor(listener, loops, new Connection.Shared(service, helpers, timeouts));
    } catch (IOException e) {
      loops.forEach(EventLoop::close);
      throw e;
    }
  }

  static RunningServer open(ServerConfig config) throws IOException {
    Service service = Service.of(config);
    ServerSocketChannel listener = Listener.open(config);
    NioServer server;
    try {
      server = new NioServer(config, service, listener);
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
    try {
      server.start();
    } catch (OutOfMemoryError e) {
      // The kernel gives no thread for a loop.
      server.close();
      throw e;
    }
    return server;
  }

  private void start() {
    for (int i = 0; i < loops.size(); i++) {
      EventLoop loop = loops.get(i);
      threads.add(Thread.ofPlatform().name("loop-" + i).daemon().unstarted(() -> run(loop)));
    }
    threads.forEach(Thread::start);
  }

  /** A failure of a loop is a failure of the server: its connections have nobody else. */
  private void run(EventLoop loop) {
    loop.confine();
    try {
      while (loop.runOnce()) {}
    } catch (IOException | RuntimeException | Error e) {
      if (termination.completeExceptionally(e)) {
        Thread.ofPlatform().name("stop").daemon().start(this::close);
      }
    } finally {
      loop.cut();
      running.countDown();
    }
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
    try {
      if (stopping.compareAndSet(false, true)) {
        doStop(grace);
      }
      stopped.await();
    } catch (InterruptedException e) {
      loops.forEach(loop -> loop.execute(loop::cut));
      Thread.currentThread().interrupt();
    }
  }

  private void doStop(Duration grace) throws InterruptedException {
    service.stopping();
    try {
      listener.close();
    } catch (IOException e) {
      termination.completeExceptionally(e);
    }
    try {
      loops.forEach(loop -> loop.execute(loop::drain));
      if (!running.await(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        loops.forEach(loop -> loop.execute(loop::cut));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      helpers.close();
      loops.forEach(EventLoop::close);
      stopped.countDown();
      termination.complete(null);
    }
  }
}
