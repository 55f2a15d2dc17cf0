package io.duality.microbench.experiments;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One end of a connection; one thread uses it. */
interface BlastEnd extends AutoCloseable {

  /** Sends one message, all of it. */
  void send() throws IOException;

  /**
   * Reads what is there, waiting for it; at most as much as a message has.
   *
   * @return bytes, or -1 at the end of the input
   */
  int receive() throws IOException;

  /** What {@link #receive} read last, from 0. */
  ByteBuffer received();

  /** Idempotent. */
  @Override
  void close() throws IOException;
}
