package io.duality.servers.events;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A non-blocking connection of one poller. Confined to its loop's thread. */
public interface Socket {

  /**
   * Joins its poller, interested in {@link Interest#READ}, and sends without delay from now on.
   * Called once, first.
   */
  void register(Ready owner) throws IOException;

  /** What was last wanted. */
  Interest interest();

  /**
   * What to be told from now on. To want again what may be done already tells it again: nothing is
   * lost between two events. To want the same again costs nothing.
   */
  void want(Interest wanted) throws IOException;

  /**
   * Reads what is there.
   *
   * @return bytes read, 0 if there are none yet, negative at the end
   */
  int read(ByteBuffer into) throws IOException;

  /** Writes what the kernel takes. */
  void write(ByteBuffer from) throws IOException;

  /** Closes the output only. */
  void shutdownOutput() throws IOException;

  /**
   * Leaves the poller and closes. Called once; also when {@link #register} has failed or not run.
   */
  void close();
}
