package io.duality.servers.blocking;

import io.duality.servers.blocking.Patience.Phase;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * What a pooled connection waits for: its patience and what its key is selected for change
 * together. Otherwise a wait could be expired between the two, and the thread that had begun it
 * would have the key selected for input while another one already writes the answer.
 */
final class Watch {
  private final Patience patience;
  private final Watcher watcher;

  /** Guarded by this; null before the connection was registered. */
  private @Nullable SelectionKey key;

  Watch(Patience patience, Watcher watcher) {
    this.patience = patience;
    this.watcher = watcher;
  }

  /** The connection waits for its first request. */
  synchronized void enroll(
      PooledConnection owner, SocketChannel channel, Selector selector, long nanos)
      throws IOException {
    patience.begin(Phase.IDLE, System.nanoTime(), nanos);
    key = channel.register(selector, SelectionKey.OP_READ, owner);
    watcher.wakeUp();
  }

  /** A wait begins; if it is one for input, the connection may be another thread's at once. */
  synchronized void begin(Phase phase, long nanos) {
    patience.begin(phase, System.nanoTime(), nanos);
    select(phase == Phase.RESPONSE ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    watcher.wakeUp();
  }

  /** Ends an overdue wait: its phase, or null if there is none. In the watcher's thread. */
  synchronized @Nullable Phase expire(long nowNanos) {
    Phase overdue = patience.expire(nowNanos);
    if (overdue != null) {
      select(0);
    }
    return overdue;
  }

  private void select(int operations) {
    SelectionKey present = key;
    if (present != null) {
      try {
        present.interestOps(operations);
      } catch (CancelledKeyException e) {
        // Closed meanwhile.
      }
    }
  }
}
