package io.duality.servers.events;

import java.io.IOException;

/**
 * Tells one loop which of its sockets are ready. Confined to its thread but for {@link #wakeup}.
 */
public interface Poller {

  /**
   * Waits until a socket is ready or {@link #wakeup} is called, and tells the owners of all that
   * are.
   *
   * @param millis at most so long; 0 does not wait
   */
  void poll(long millis) throws IOException;

  /** Ends a wait, or keeps the next one from waiting. Any thread. */
  void wakeup();

  /** Releases its descriptors. Its sockets have to be closed before. */
  void close();
}
