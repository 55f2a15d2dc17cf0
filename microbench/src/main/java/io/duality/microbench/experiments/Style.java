package io.duality.microbench.experiments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A way to move bytes through a socket. */
public enum Style {
  /** Blocking streams of {@code java.io}. */
  STREAM,
  /** A blocking channel. */
  CHANNEL,
  /** A non-blocking channel, with a selector that tells when it is ready. */
  SELECTOR;

  /**
   * Both ends of a connection over the loopback interface.
   *
   * @param sender its end
   * @param receiver its end
   */
  record Ends(BlastEnd sender, BlastEnd receiver) {}

  /**
   * Connects two ends.
   *
   * @param message what the sender sends; what the receiver reads at most at once is as long
   * @throws IOException if it cannot be connected; nothing is open then
   */
  Ends connect(byte[] message) throws IOException {
    return switch (this) {
      case STREAM -> throughStreams(message);
      case CHANNEL -> throughChannels(message, ChannelEnd::new);
      case SELECTOR -> throughChannels(message, SelectorEnd::new);
    };
  }

  /** Makes an end of a channel, which it closes if it fails. */
  private interface Making {
    BlastEnd end(SocketChannel channel, byte[] message) throws IOException;
  }

  private static Ends throughStreams(byte[] message) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (var listener = new java.net.ServerSocket(0, 1, loopback)) {
      StreamEnd sender =
          new StreamEnd(new java.net.Socket(loopback, listener.getLocalPort()), message);
      try {
        return new Ends(sender, new StreamEnd(listener.accept(), message));
      } catch (IOException e) {
        sender.close();
        throw e;
      }
    }
  }

  private static Ends throughChannels(byte[] message, Making making) throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
      BlastEnd sender = making.end(SocketChannel.open(listener.getLocalAddress()), message);
      try {
        return new Ends(sender, making.end(listener.accept(), message));
      } catch (IOException e) {
        sender.close();
        throw e;
      }
    }
  }
}
