package io.duality.servers.pipeline;

import io.duality.servers.MostConnections;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.accept.Room;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.lifecycle.Lifecycle;
import io.duality.servers.tasks.Threads;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Owns the acceptor, the source of events and a graph: their start, failure and end. */
public final class PipelineServer {
  private final ServerSocketChannel listener;
  private final Lifecycle life;
  private final Readiness readiness;
  private final Refusals refusals;
  private final Graph graph;
  private final Acceptor entrance;
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

  /** How a model waits for new connections. */
  public enum Accepting {
    /** In accept. */
    BLOCKING,
    /** By its readiness mechanism, with a bound of what it accepts between two polls. */
    POLLED
  }

  private PipelineServer(
      String name,
      Service service,
      ServerSocketChannel listener,
      Readiness readiness,
      Room room,
      @Nullable Selector forListener,
      Plan plan)
      throws IOException {
    life = new Lifecycle(service, this::doStop);
    this.listener = listener;
    this.readiness = readiness;
    refusals = new Refusals(readiness);
    graph = plan.make(new Parts(service, readiness, readiness.endings(), refusals, life::fail));
    readiness.connect(graph);
    entrance = new Acceptor(listener, service, readiness, room, forListener);
    acceptor = Workers.thread(name + "-accept", entrance::run, life::fail);
    source = Workers.thread(name + "-readiness", readiness::run, life::fail);
  }

  /**
   * Starts a server; returns once connections are accepted.
   *
   * @param name of the model, in the names of all threads
   * @throws IOException if the address cannot be bound, the root cannot be read, or there are no
   *     descriptors; nothing is left open then
   */
  public static RunningServer open(
      String name, ServerConfig config, Mechanism mechanism, Accepting accepting, Plan plan)
      throws IOException {
    List<Closeable> opened = new ArrayList<>();
    try {
      Service service = Service.of(config);
      ServerSocketChannel listener = keep(opened, Listener.open(config));
      Selector selector = keep(opened, mechanism.open());
      Selector forListener = accepting == Accepting.POLLED ? keep(opened, mechanism.open()) : null;
      Readiness readiness =
          new Readiness(service, Timeouts.of(config), selector, System.nanoTime());
      Room room = new Room(MostConnections.of(config.options()), service.tally()::open);
      PipelineServer server =
          new PipelineServer(name, service, listener, readiness, room, forListener, plan);
      server.start();
      return server.life.started(Listener.port(listener));
    } catch (IOException | RuntimeException | Error e) {
      for (Closeable each : opened) {
        each.close();
      }
      throw e;
    }
  }

  private static <C extends Closeable> C keep(List<Closeable> opened, C one) {
    opened.add(one);
    return one;
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

  private void doStop(Duration grace) {
    life.stopListening(listener);
    entrance.wakeUp();
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
