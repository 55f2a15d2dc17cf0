package io.duality.servers.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;

/** A network with one poller, whose turns the test runs. */
final class Rig implements AutoCloseable {
  private static final long LONG_MILLIS = 30_000;

  private final Network network;
  private int offers;

  Rig(Mechanisms mechanism) throws IOException {
    network = mechanism.open(config(), 1);
    network.register(() -> offers++);
  }

  static ServerConfig config() {
    return ServerConfig.of(Path.of("."));
  }

  Network network() {
    return network;
  }

  Poller poller() {
    return network.pollers().getFirst();
  }

  /** How often it was told that a connection waits. */
  int offers() {
    return offers;
  }

  SocketChannel connect() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return SocketChannel.open(new InetSocketAddress(loopback, network.port()));
  }

  static void send(SocketChannel peer, int bytes) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(bytes);
    while (all.hasRemaining()) {
      peer.write(all);
    }
  }

  /** The server's end of the connection that waits, registered. */
  End accept() throws IOException {
    while (offers == 0) {
      poller().poll(LONG_MILLIS);
    }
    return new End(Objects.requireNonNull(network.accept(0)));
  }

  /** A socket, and how often it was told to be ready. */
  final class End {
    private final Socket socket;
    private int told;

    private End(Socket socket) throws IOException {
      this.socket = socket;
      socket.register(() -> told++);
    }

    Socket socket() {
      return socket;
    }

    /** Turns until it is told. */
    void awaitTold() throws IOException {
      int before = told;
      for (int turn = 0; told == before; turn++) {
        assertThat(turn).as("turns").isLessThan(100);
        poller().poll(LONG_MILLIS);
      }
    }

    /** How often it is told in one turn. */
    int toldIn(long millis) throws IOException {
      int before = told;
      poller().poll(millis);
      return told - before;
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
