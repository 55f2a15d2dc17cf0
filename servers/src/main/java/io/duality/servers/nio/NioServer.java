package io.duality.servers.nio;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.DiskHelpers;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.lifecycle.Lifecycle;
import io.duality.servers.nonblocking.Core;
import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Owns the threads of the event loops: their start, their failure and their end. */
final class NioServer {
  private final Lifecycle life;
  private final ServerSocketChannel listener;
  private final DiskHelpers helpers = new DiskHelpers();
  private final List<EventLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch running;

  private NioServer(ServerConfig config, Service service, ServerSocketChannel listener)
      throws IOException {
    life = new Lifecycle(service, this::doStop);
    this.listener = listener;
    running = new CountDownLatch(config.parallelism());
    Timeouts timeouts = Timeouts.of(config);
    try {
      for (int i = 0; i < config.parallelism(); i++) {
        loops.add(new EventLoop(Selector.open(), timeouts.sweepNanos(), System.nanoTime()));
      }
      new Acceptor(listener, loops, new Core(service, helpers, timeouts));
    } catch (IOException e) {
      loops.forEach(EventLoop::close);
      throw e;
    }
  }

  static RunningServer open(ServerConfig config) throws IOException {
    Service service = Service.of(config);
    ServerSocketChannel listener = Listener.open(config);
    try {
      NioServer server = new NioServer(config, service, listener);
      server.start();
      return server.life.started(Listener.port(listener));
    } catch (IOException | RuntimeException | Error e) {
      listener.close();
      throw e;
    }
  }

  private void start() {
    for (int i = 0; i < loops.size(); i++) {
      EventLoop loop = loops.get(i);
      threads.add(Thread.ofPlatform().name("loop-" + i).daemon().unstarted(() -> run(loop)));
    }
    try {
      threads.forEach(Thread::start);
    } catch (OutOfMemoryError e) {
      // The kernel gives no thread for a loop.
      doStop(Duration.ZERO);
      throw e;
    }
  }

  /** A failure of a loop is a failure of the server: its connections have nobody else. */
  private void run(EventLoop loop) {
    loop.confine();
    try {
      while (loop.runOnce()) {}
    } catch (IOException | RuntimeException | Error e) {
      life.fail(e);
    } finally {
      loop.cut();
      running.countDown();
    }
  }

  private void doStop(Duration grace) {
    life.stopListening(listener);
    boolean interrupted = !drain(grace);
    loops.forEach(loop -> loop.execute(loop::cut));
    Threads.joinAll(threads);
    helpers.close();
    loops.forEach(EventLoop::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets requests in flight finish; false if interrupted meanwhile. */
  private boolean drain(Duration grace) {
    loops.forEach(loop -> loop.execute(loop::drain));
    try {
      var _ = running.await(grace.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
