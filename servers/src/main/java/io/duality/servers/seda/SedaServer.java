package io.duality.servers.seda;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerCounters;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Owns the acceptor, the source of events and the stages: their start, failure and end. */
final class SedaServer implements RunningServer {
  private final Service service;
  private final ServerSocketChannel listener;
  private final int port;
  private final Timer timer;
  private final Readiness readiness;
  private final Pipeline pipeline;
  private final Thread acceptor;
  private final Thread source;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final CompletableFuture<Void> termination = new CompletableFuture<>();

  private SedaServer(
      Service service, ServerSocketChannel listener, Readiness readiness, SedaOptions options)
      throws IOException {
    this.service = service;
    this.listener = listener;
    this.readiness = readiness;
    port = Listener.port(listener);
    timer = new Timer("seda-timer", this::fail);
    pipeline = new Pipeline(service, readiness, timer, options.stage(), this::fail);
    readiness.connect(pipeline);
    acceptor = thread("seda-accept", new Acceptor(listener, service, readiness)::run);
    source = thread("seda-readiness", readiness::run);
  }

  static RunningServer open(ServerConfig config, SedaOptions options) throws IOException {
    Service service = Service.of(config);
    ServerSocketChannel listener = Listener.open(config);
    try {
      Readiness readiness = new Readiness(service, Timeouts.of(config), System.nanoTime());
      SedaServer server = new SedaServer(service, listener, readiness, options);
      server.start(options);
      return server;
    } catch (IOException | RuntimeException | Error e) {
      listener.close();
      throw e;
    }
  }

  private void start(SedaOptions options) {
    try {
      for (Stage<Connection> stage : pipeline.stages()) {
        stage.add(options.threads());
      }
      if (options.controller()) {
        timer.every(options.rules().sampleNanos(), this::sample);
      }
      source.start();
      acceptor.start();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void sample() {
    long now = System.nanoTime();
    pipeline.stages().forEach(stage -> stage.sample(now));
  }

  private interface Body {
    void run() throws IOException;
  }

  private Thread thread(String name, Body body) {
    return Thread.ofPlatform()
        .name(name)
        .daemon()
        .unstarted(() -> {
          try {
            body.run();
          } catch (IOException | RuntimeException | Error e) {
            fail(e);
          }
        });
  }

  /** What fails here has no connection to be blamed on: the server fails, never silently. */
  private void fail(Throwable cause) {
    if (!stopping.get() && failure.compareAndSet(null, cause)) {
      Thread.ofPlatform().name("seda-stop").daemon().start(this::close);
    }
  }

  /** For tests: the stages of a running server. */
  Pipeline pipeline() {
    return pipeline;
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
    if (!stopping.compareAndSet(false, true)) {
      termination.exceptionally(cause -> null).join();
      return;
    }
    try {
      doStop(grace);
    } finally {
      Throwable cause = failure.get();
      if (cause == null) {
        termination.complete(null);
      } else {
        termination.completeExceptionally(cause);
      }
    }
  }

  private void doStop(Duration grace) {
    service.stopping();
    try {
      listener.close();
    } catch (IOException e) {
      failure.compareAndSet(null, e);
    }
    Threads.joinAll(List.of(acceptor));
    boolean interrupted = !drain(grace);
    pipeline.close();
    timer.close();
    readiness.stop();
    Threads.joinAll(List.of(source));
    readiness.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets requests in flight finish; false if interrupted meanwhile. */
  private boolean drain(Duration grace) {
    readiness.drain();
    try {
      var _ = readiness.drained().await(grace.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
