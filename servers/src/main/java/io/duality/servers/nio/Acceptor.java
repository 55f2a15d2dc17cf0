package io.duality.servers.nio;

import io.duality.servers.nonblocking.Core;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

/** The listening socket in the first loop; gives connections to all loops in turn. */
final class Acceptor implements EventLoop.Channel {
  /**
   * Accepts in one turn, as in Haboob: a storm of connections does not starve those that are open.
   */
  private static final int ACCEPTS_PER_TURN = 1_000;

  /** Pause after a failed accept: descriptors run out, and spinning would not free one. */
  private static final Duration BACKOFF = Duration.ofMillis(10);

  private final ServerSocketChannel listener;
  private final List<EventLoop> loops;
  private final Core core;
  private final SelectionKey key;
  private int turn;

  Acceptor(ServerSocketChannel listener, List<EventLoop> loops, Core core) throws IOException {
    this.listener = listener;
    this.loops = loops;
    this.core = core;
    listener.configureBlocking(false);
    key = listener.register(loops.getFirst().selector(), SelectionKey.OP_ACCEPT, this);
  }

  @Override
  public void onReady() {
    try {
      for (int i = 0; i < ACCEPTS_PER_TURN; i++) {
        SocketChannel channel = listener.accept();
        if (channel == null) {
          return;
        }
        core.service().tally().accepted();
        give(channel);
      }
    } catch (ClosedChannelException e) {
      // The server stops.
    } catch (IOException e) {
      key.interestOps(0);
      loops.getFirst().schedule(BACKOFF, this::resume);
    }
  }

  private void resume() {
    if (key.isValid()) {
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
  }

  private void give(SocketChannel channel) {
    EventLoop loop = loops.get(turn);
    turn = (turn + 1) % loops.size();
    Connection connection = new Connection(loop, core, channel);
    if (loop.equals(loops.getFirst())) {
      connection.adopt();
    } else {
      loop.execute(connection::adopt);
    }
  }

  @Override
  public void sweep(long nowNanos) {}
}
