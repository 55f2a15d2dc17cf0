package io.duality.servers.blocking;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.MostConnections;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.accept.Activity;
import io.duality.servers.accept.Room;
import io.duality.servers.http.Service;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Accepts connections in one platform thread and gives each a thread of its own. */
public final class ThreadPerConnection extends BlockingServer {
  private final Style style;
  private final Connections connections;
  private final Acceptor acceptor;
  private final @Nullable Starter<ConnectionLoop> starter;

  private ThreadPerConnection(
      ServerConfig config, Style style, Service service, ServerSocketChannel listener)
      throws IOException {
    super(service, listener);
    this.style = style;
    boolean favoursActive = style.policy() == AcceptPolicy.ACTIVE;
    Activity activity = new Activity(favoursActive);
    connections = new Connections(config, service, activity);
    AcceptGate gate = favoursActive ? new AcceptGate(activity) : null;
    Room room = new Room(MostConnections.of(config.options()), service.tally()::open);
    acceptor = acceptor(this::accepted, room, gate);
    starter =
        style.startsSlowly() && !favoursActive
            ? new Starter<>(this::begin, connections::ended, this::fail)
            : null;
  }

  /**
   * What models with a thread for each connection differ in.
   *
   * @param threads makes the thread of each connection
   * @param startsSlowly whether to start one takes so long that it is no work for an acceptor
   * @param policy whom the acceptor favours
   */
  public record Style(ThreadFactory threads, boolean startsSlowly, AcceptPolicy policy) {}

  /**
   * Starts a server.
   *
   * @throws IOException if the address cannot be bound or the root cannot be read
   */
  public static RunningServer start(ServerConfig config, Style style) throws IOException {
    return start(
        config, (service, listener) -> new ThreadPerConnection(config, style, service, listener));
  }

  @Override
  void startThreads() {
    if (starter != null) {
      starter.start();
    }
    connections.start();
    acceptor.start();
  }

  private void accepted(SocketChannel channel) {
    ConnectionLoop connection = connections.open(channel);
    if (starter == null) {
      begin(connection);
    } else {
      starter.accept(connection);
    }
  }

  private void begin(ConnectionLoop connection) {
    try {
      style.threads().newThread(connection).start();
    } catch (OutOfMemoryError e) {
      // The kernel gave no thread. Not fatal: connections that end give theirs back.
      service().tally().refused();
      connections.ended(connection);
    }
  }

  @Override
  void doStop(Duration grace) {
    acceptor.close();
    acceptor.join();
    if (starter != null) {
      starter.stop();
    }
    connections.end(grace);
  }
}
