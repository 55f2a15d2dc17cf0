package io.duality.servers.http;

import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/** Opens the listening socket of a server that uses java.nio. */
public final class Listener {
  private Listener() {}

  /**
   * A blocking channel, bound and listening.
   *
   * @throws IOException if the address cannot be bound; the message names it
   */
  public static ServerSocketChannel open(ServerConfig config) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    InetSocketAddress address = new InetSocketAddress(config.address(), config.port());
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      if (config.reusePort()) {
        channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
      return channel.bind(address, config.backlog());
    } catch (IOException | UnsupportedOperationException e) {
      channel.close();
      throw failure(config, e);
    }
  }

  /** What a server throws that cannot listen: one line with the address, as users write it. */
  public static IOException failure(ServerConfig config, Exception cause) {
    String address = config.address().getHostAddress() + ":" + config.port();
    return new IOException("cannot listen on " + address + ": " + cause.getMessage(), cause);
  }

  /** The port that a channel listens on. */
  public static int port(ServerSocketChannel channel) throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }
}
