package io.duality.servers.nio;

import io.duality.servers.events.Interest;
import io.duality.servers.events.Ready;
import io.duality.servers.events.Socket;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A channel of a selector. Level-triggered: what was not read is told again by itself. */
final class NioSocket implements Socket {
  private final NioPoller poller;
  private final SocketChannel channel;
  private @Nullable SelectionKey key;
  private Interest interest = Interest.NONE;

  NioSocket(NioPoller poller, SocketChannel channel) {
    this.poller = poller;
    this.channel = channel;
  }

  @Override
  public void register(Ready owner) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    key = poller.register(channel, SelectionKey.OP_READ, owner);
    interest = Interest.READ;
  }

  @Override
  public Interest interest() {
    return interest;
  }

  @Override
  public void want(Interest wanted) {
    if (interest != wanted && key != null) {
      interest = wanted;
      key.interestOps(NioPoller.operations(wanted));
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return channel.read(into);
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    channel.write(from);
  }

  @Override
  public void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is released all the same.
    }
  }
}
