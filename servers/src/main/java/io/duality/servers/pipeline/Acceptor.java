package io.duality.servers.pipeline;

import io.duality.servers.http.Service;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Accepts connections and gives them to the source of events. In a thread of its own. */
final class Acceptor {
  /** Pause after a failed accept: descriptors run out, and spinning would not free one. */
  private static final long BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ServerSocketChannel listener;
  private final Service service;
  private final Readiness readiness;

  Acceptor(ServerSocketChannel listener, Service service, Readiness readiness) {
    this.listener = listener;
    this.service = service;
    this.readiness = readiness;
  }

  /** The body of its thread; ends when the listener is closed. */
  void run() {
    while (listener.isOpen()) {
      try {
        SocketChannel channel = listener.accept();
        service.tally().accepted();
        begin(channel);
      } catch (IOException e) {
        if (listener.isOpen()) {
          LockSupport.parkNanos(BACKOFF_NANOS);
        }
      }
    }
  }

  private void begin(SocketChannel channel) {
    Connection connection = new Connection(channel, service.open());
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      readiness.register(connection);
    } catch (IOException e) {
      readiness.endings().fail(connection);
    }
  }
}
