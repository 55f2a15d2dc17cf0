package io.duality.servers.nonblocking;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A model's socket, as its conversation sees it. Called in the loop's thread only, and never
 * blocks. What arrives is passed to {@link Conversation#received} in the same thread.
 */
public interface Link {

  /** What a conversation waits for. */
  enum Wait {
    /** Bytes of the peer. Readiness to write is of no interest. */
    INPUT,
    /** The rest of the output; no input is taken meanwhile, but it does not have to be stopped. */
    OUTPUT,
    /**
     * The disk, a timer or another request; nothing of the socket, which may stay as it is if it
     * does not spin.
     */
    STEP
  }

  /**
   * Where to write, in write mode. One buffer may serve all connections of a loop: it is written
   * and flushed, or forgotten by {@link #close}, within one event.
   *
   * @throws OutOfMemoryError if there is no memory for a buffer
   */
  ByteBuffer output();

  /**
   * Hands the output to the kernel and leaves an empty buffer behind; what the kernel does not take
   * the link keeps.
   *
   * @return true if nothing is left to be written, also where there was nothing; else {@link
   *     Conversation#written} is called when all is gone, never inside of this call
   */
  boolean flush() throws IOException;

  /** A figure that changes whenever the kernel takes more of what {@link #flush} has left. */
  long writeProgress();

  /** Called at the end of each event, mostly with the same as before: that has to cost nothing. */
  void await(Wait what) throws IOException;

  /** Closes the output only. */
  void shutdownOutput() throws IOException;

  /** Closes the socket, forgets all output and leaves the loop. Called once. */
  void close();
}
