package io.duality.servers.netty;

import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/** The transport that runs everywhere. */
final class NioTransport {
  private NioTransport() {}

  static Transport make() {
    return new Transport(
        "nio",
        Transport.Writes.AT_ONCE,
        NioIoHandler::newFactory,
        address -> new NioServerSocketChannel());
  }
}
