package io.duality.servers.nio;

import io.duality.servers.events.Interest;
import io.duality.servers.events.Poller;
import io.duality.servers.events.Ready;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** A selector. Confined to its loop's thread, but for {@link #wakeup}. */
public final class NioPoller implements Poller {
  private final Selector selector;

  /**
   * Over a selector.
   *
   * @param selector not used by anyone else; closed with this
   */
  public NioPoller(Selector selector) {
    this.selector = selector;
  }

  SelectionKey register(SelectableChannel channel, int operations, Ready owner) throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, operations, owner);
  }

  @Override
  public void poll(long millis) throws IOException {
    if (millis == 0) {
      selector.selectNow(NioPoller::dispatch);
    } else {
      selector.select(NioPoller::dispatch, millis);
    }
  }

  private static void dispatch(SelectionKey key) {
    ((Ready) key.attachment()).onReady();
  }

  @Override
  public void wakeup() {
    selector.wakeup();
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      // Its descriptors are released all the same.
    }
  }

  static int operations(Interest interest) {
    return switch (interest) {
      case NONE -> 0;
      case READ -> SelectionKey.OP_READ;
      case WRITE -> SelectionKey.OP_WRITE;
    };
  }
}
