package io.duality.servers.pipeline;

import io.duality.servers.accept.Room;
import io.duality.servers.http.Service;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections and gives them to the source of events. In a thread of its own, which waits
 * in accept, or in a selector where a model polls the listener too.
 */
final class Acceptor {
  /** Accepts between two polls, as in Haboob. */
  private static final int ACCEPTS_PER_PASS = 1_000;

  /** Pause after a failed accept: descriptors run out, and spinning would not free one. */
  private static final long BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ServerSocketChannel listener;
  private final Service service;
  private final Readiness readiness;
  private final Room room;
  private final @Nullable Selector selector;

  /**
   * An acceptor that has not begun.
   *
   * @param room for further connections
   * @param selector to poll the listener with, closed when it ends; null to wait in accept
   */
  Acceptor(
      ServerSocketChannel listener,
      Service service,
      Readiness readiness,
      Room room,
      @Nullable Selector selector) {
    this.listener = listener;
    this.service = service;
    this.readiness = readiness;
    this.room = room;
    this.selector = selector;
  }

  /** The body of its thread; ends when the listener is closed. */
  void run() throws IOException {
    if (selector == null) {
      acceptAll(1, () -> {});
      return;
    }
    try (selector) {
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT);
      acceptAll(ACCEPTS_PER_PASS, () -> selector.select(key -> {}));
    } catch (ClosedChannelException e) {
      // Closed before it began.
    }
  }

  private interface Wait {
    void forConnections() throws IOException;
  }

  private void acceptAll(int perPass, Wait wait) {
    while (listener.isOpen()) {
      try {
        room.await(listener::isOpen);
        wait.forConnections();
        for (int i = 0; i < perPass && !room.isFull() && accept(); i++) {}
      } catch (IOException e) {
        if (listener.isOpen()) {
          LockSupport.parkNanos(BACKOFF_NANOS);
        }
      }
    }
  }

  private boolean accept() throws IOException {
    SocketChannel channel = listener.accept();
    if (channel == null) {
      return false;
    }
    service.tally().accepted();
    begin(channel);
    return true;
  }

  /** The listener is closed: lets the thread see it. */
  void wakeUp() {
    if (selector != null) {
      selector.wakeup();
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
