package io.duality.servers.pipeline;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.lifecycle.Lifecycle;
import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Owns the acceptor, the source of events and a graph: their start, failure and end. */
public final class PipelineServer {
  private final ServerSocketChannel listener;
  private final Lifecycle life;
  private final Readiness readiness;
  private final Refusals refusals;
  private final Graph graph;
  private final Thread acceptor;
  private final Thread source;

  /** Opens the readiness mechanism of a model. */
  public interface Mechanism {
    /** A selector without keys. */
    Selector open() throws IOException;
  }

  /** Makes the graph of a model. */
  public interface Plan {
    /**
     * A graph without threads.
     *
     * @throws IOException if it gets no descriptor; nothing of it is left open then
     */
    Graph make(Parts parts) throws IOException;
  }

  private PipelineServer(
      String name, Service service, ServerSocketChannel listener, Readiness readiness, Plan plan)
      throws IOException {
    life = new Lifecycle(service, this::doStop);
    this.listener = listener;
    this.readiness = readiness;
    refusals = new Refusals(readiness);
    graph = plan.make(new Parts(service, readiness, readiness.endings(), refusals, life::fail));
    readiness.connect(graph);
    acceptor = thread(name + "-accept", new Acceptor(listener, service, readiness)::run);
    source = thread(name + "-readiness", readiness::run);
  }

  /**
   * Starts a server; returns once connections are accepted.
   *
   * @param name of the model, in the names of all threads
   * @throws IOException if the address cannot be bound, the root cannot be read, or there are no
   *     descriptors; nothing is left open then
   */
  public static RunningServer open(String name, ServerConfig config, Mechanism mechanism, Plan plan)
      throws IOException {
    Service service = Service.of(config);
    ServerSocketChannel listener = Listener.open(config);
    try {
      Selector selector = mechanism.open();
      try {
        Readiness readiness =
            new Readiness(service, Timeouts.of(config), selector, System.nanoTime());
        PipelineServer server = new PipelineServer(name, service, listener, readiness, plan);
        server.start();
        return server.life.started(Listener.port(listener));
      } catch (IOException | RuntimeException | Error e) {
        selector.close();
        throw e;
      }
    } catch (IOException | RuntimeException | Error e) {
      listener.close();
      throw e;
    }
  }

  private void start() {
    try {
      graph.start();
      source.start();
      acceptor.start();
    } catch (RuntimeException | Error e) {
      doStop(Duration.ZERO);
      throw e;
    }
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
    refusals.end();
    graph.close();
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
