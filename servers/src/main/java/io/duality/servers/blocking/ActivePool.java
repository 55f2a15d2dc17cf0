package io.duality.servers.blocking;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.accept.Room;
import io.duality.servers.http.BoundedThreads;
import io.duality.servers.http.BufferSlots;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A bounded pool of platform threads, one for each active request: a connection that waits for its
 * client is watched by a selector and holds no thread. Requests beyond the pool wait in its queue,
 * which is bounded by the connections.
 *
 * <pre>
 *   acceptor ---> watcher (selector) ---readable---> pool: read, run the graph in place, write
 *                     ^                                |
 *                     +------- waits for its client ---+
 * </pre>
 */
public final class ActivePool extends BlockingServer {
  private final Timeouts timeouts;
  private final BufferSlots buffers = new BufferSlots(Connections.OUTPUT_BYTES);
  private final Acceptor acceptor;
  private final Watcher watcher;
  private final BoundedThreads pool;

  private ActivePool(
      ServerConfig config, int threads, Service service, ServerSocketChannel listener)
      throws IOException {
    super(service, listener);
    timeouts = Timeouts.of(config);
    acceptor = acceptor(this::accepted, Room.UNLIMITED, null);
    watcher = new Watcher(timeouts.sweepNanos(), this::fail);
    pool = new BoundedThreads("worker-", threads);
  }

  /**
   * Starts a server.
   *
   * @param threads most requests at once, at least 1
   * @throws IOException if the address cannot be bound or the root cannot be read
   */
  public static RunningServer start(ServerConfig config, int threads) throws IOException {
    return start(config, (service, listener) -> new ActivePool(config, threads, service, listener));
  }

  @Override
  void startThreads() {
    watcher.start();
    acceptor.start();
  }

  private void accepted(SocketChannel channel) {
    service().tally().accepted();
    watcher.add(new PooledConnection(this, channel));
  }

  /** Runs a connection's turn in the pool; it is refused if no thread can be had at all. */
  void submit(PooledConnection connection, Runnable turn) {
    try {
      pool.execute(turn);
    } catch (OutOfMemoryError e) {
      service().tally().refused();
      connection.close();
    }
  }

  @Override
  void doStop(Duration grace) {
    acceptor.close();
    acceptor.join();
    watcher.drain(grace);
    pool.close();
    watcher.end();
  }

  Timeouts timeouts() {
    return timeouts;
  }

  BufferSlots buffers() {
    return buffers;
  }

  Watcher watcher() {
    return watcher;
  }
}
