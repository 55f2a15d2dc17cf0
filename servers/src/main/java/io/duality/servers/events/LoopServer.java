package io.duality.servers.events;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.accept.Activity;
import io.duality.servers.http.DiskHelpers;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.lifecycle.Lifecycle;
import io.duality.servers.nonblocking.Core;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The network, the loops and the helpers of one server: their start and their end. */
final class LoopServer {

  /**
   * How a server schedules.
   *
   * @param loops at least 1
   * @param helpers threads that read what is not in the page cache, or 0: then the loops do, and
   *     wait for the disk
   */
  record Settings(int loops, Acceptor.Rules accepts, int helpers) {

    /** Of a single loop its acceptor knows without that whether it is active. */
    Activity activity() {
      return new Activity(loops > 1 && accepts.policy() == AcceptPolicy.ACTIVE);
    }
  }

  private final Lifecycle life;
  private final Network network;
  private final @Nullable DiskHelpers helpers;
  private final LoopThreads loops;

  private LoopServer(ServerConfig config, Service service, Settings settings, Network network)
      throws IOException {
    this.network = network;
    life = new Lifecycle(service, this::doStop);
    helpers = settings.helpers() == 0 ? null : new DiskHelpers(settings.helpers());
    Timeouts timeouts = Timeouts.of(config);
    loops = new LoopThreads(network.pollers(), timeouts.sweepNanos(), life::fail);
    Core core = new Core(service, helpers, timeouts, settings.activity());
    new Acceptor(network, loops.all(), core, settings.accepts());
  }

  static RunningServer open(ServerConfig config, Settings settings, Network.Opening opening)
      throws IOException {
    Service service = Service.of(config);
    Network network = opening.open(config, settings.loops());
    try {
      LoopServer server = new LoopServer(config, service, settings, network);
      return server.start();
    } catch (IOException | RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  private RunningServer start() {
    try {
      loops.start();
    } catch (OutOfMemoryError e) {
      doStop(Duration.ZERO);
      throw e;
    }
    return life.started(network.port());
  }

  private void doStop(Duration grace) {
    life.stopListening(network::stopListening);
    boolean interrupted = !loops.drain(grace.toNanos());
    loops.end();
    if (helpers != null) {
      helpers.close();
    }
    loops.close();
    network.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
