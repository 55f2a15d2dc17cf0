package io.duality.servers.blocking;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.accept.Room;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Service;
import io.duality.servers.lifecycle.Lifecycle;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A listening socket, and a start that succeeds or leaves nothing behind. */
abstract class BlockingServer {
  private final Service service;
  private final ServerSocketChannel listener;
  private final Lifecycle life;

  BlockingServer(Service service, ServerSocketChannel listener) {
    this.service = service;
    this.listener = listener;
    life = new Lifecycle(service, this::doStop);
  }

  /** Makes a server without threads. */
  interface Making {
    /**
     * Makes it.
     *
     * @param listener closed by the caller if this fails
     */
    BlockingServer make(Service service, ServerSocketChannel listener) throws IOException;
  }

  /**
   * Starts a server.
   *
   * @throws IOException if the address cannot be bound or the root cannot be read
   */
  static RunningServer start(ServerConfig config, Making making) throws IOException {
    Service service = Service.of(config);
    ServerSocketChannel listener = Listener.open(config);
    try {
      BlockingServer server = making.make(service, listener);
      server.startAll();
      return server.life.started(Listener.port(listener));
    } catch (IOException | RuntimeException | Error e) {
      listener.close();
      throw e;
    }
  }

  private void startAll() {
    try {
      startThreads();
    } catch (OutOfMemoryError e) {
      doStop(Duration.ZERO);
      throw e;
    }
  }

  /**
   * Starts all threads; the acceptors last.
   *
   * @throws OutOfMemoryError if the kernel does not give one; {@link #doStop} is called then
   */
  abstract void startThreads();

  /** As {@link Lifecycle} asks for. */
  abstract void doStop(Duration grace);

  /** An acceptor of this server, as {@link Acceptor} describes it. */
  final Acceptor acceptor(Consumer<SocketChannel> taker, Room room, @Nullable AcceptGate gate)
      throws IOException {
    return new Acceptor(life, listener, taker, room, gate);
  }

  /** Ends the server, which has failed. Any thread. */
  final void fail(Throwable cause) {
    life.fail(cause);
  }

  final Service service() {
    return service;
  }
}
