package io.duality.servers.seda;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.lifecycle.Lifecycle;
import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Owns the acceptor, the source of events and the stages: their start, failure and end. */
final class SedaServer {
  private final ServerSocketChannel listener;
  private final Lifecycle life;
  private final Timer timer;
  private final Readiness readiness;
  private final Pipeline pipeline;
  private final Thread acceptor;
  private final Thread source;

  private SedaServer(
      Service service, ServerSocketChannel listener, Readiness readiness, SedaOptions options)
      throws IOException {
    life = new Lifecycle(service, this::doStop);
    this.listener = listener;
    this.readiness = readiness;
    timer = new Timer("seda-timer", life::fail);
    pipeline = new Pipeline(service, readiness, timer, options.stage(), life::fail);
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
      return server.life.started(Listener.port(listener));
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
      doStop(Duration.ZERO);
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
            life.fail(e);
          }
        });
  }

  private void doStop(Duration grace) {
    life.stopListening(listener);
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
