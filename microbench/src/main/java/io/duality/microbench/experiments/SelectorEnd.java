package io.duality.microbench.experiments;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * Through a channel that does not block: as in an event loop each read is one that the selector has
 * told, and a write is tried before the selector is asked.
 */
final class SelectorEnd extends ChannelEnd {
  private final Selector selector;
  private final SelectionKey key;

  SelectorEnd(SocketChannel channel, byte[] message) throws IOException {
    super(channel, message);
    try {
      selector = Selector.open();
      channel.configureBlocking(false);
      key = channel.register(selector, 0);
    } catch (IOException e) {
      super.close();
      throw e;
    }
  }

  @Override
  void awaitRoom() throws IOException {
    await(SelectionKey.OP_WRITE);
  }

  @Override
  void awaitBytes() throws IOException {
    await(SelectionKey.OP_READ);
  }

  private void await(int operation) throws IOException {
    if (key.interestOps() != operation) {
      key.interestOps(operation);
    }
    selector.select(ready -> {});
  }

  @Override
  public void close() throws IOException {
    selector.close();
    super.close();
  }
}
