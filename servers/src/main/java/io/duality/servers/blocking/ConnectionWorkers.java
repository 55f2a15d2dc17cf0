package io.duality.servers.blocking;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.accept.Activity;
import io.duality.servers.accept.Room;
import io.duality.servers.http.Service;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * As many platform threads as there may be connections at once: each accepts one, serves it to its
 * end, and accepts the next. Clients beyond them wait in the kernel, in the listen queue or, when
 * it is full, until their SYN is sent again (Apache 1.3 in SEDA, SOSP'01, Figure 12).
 */
public final class ConnectionWorkers extends BlockingServer {
  private final Connections connections;
  private final List<Acceptor> workers = new ArrayList<>();

  private ConnectionWorkers(
      ServerConfig config, int threads, Service service, ServerSocketChannel listener)
      throws IOException {
    super(service, listener);
    connections = new Connections(config, service, new Activity(false));
    for (int i = 0; i < threads; i++) {
      workers.add(acceptor(this::serve, Room.UNLIMITED, null));
    }
  }

  /**
   * Starts a server.
   *
   * @param threads at least 1
   * @throws IOException if the address cannot be bound or the root cannot be read
   */
  public static RunningServer start(ServerConfig config, int threads) throws IOException {
    return start(
        config, (service, listener) -> new ConnectionWorkers(config, threads, service, listener));
  }

  @Override
  void startThreads() {
    connections.start();
    workers.forEach(Acceptor::start);
  }

  private void serve(SocketChannel channel) {
    connections.open(channel).run();
  }

  /** A worker that has just accepted ends the connection itself: the service is stopping. */
  @Override
  void doStop(Duration grace) {
    workers.forEach(Acceptor::close);
    connections.end(grace);
    workers.forEach(Acceptor::join);
  }
}
