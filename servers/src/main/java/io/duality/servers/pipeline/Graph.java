package io.duality.servers.pipeline;

import io.duality.servers.http.Step;

/**
 * What follows on what in one model: which threads do a request's work. A connection that is handed
 * to a method belongs to the graph from then on, until it gives it back to {@link Readiness} or
 * ends it by {@link Endings}.
 */
public interface Graph {

  /** Starts its threads. */
  void start();

  /** Bytes are there, or the end. Called by the thread of readiness. */
  void readable(Connection connection);

  /** All that was readable has been handed over. Called by the thread of readiness, which waits. */
  default void settle() {}

  /** The kernel takes output again. Called by the thread of readiness. */
  void writable(Connection connection);

  /** A request stands at a step, such as the answer to one that was too slow. Any thread. */
  void advance(Connection connection, Step first);

  /** A connection was closed; the descriptor is free when no selector has it any more. */
  default void closed() {}

  /**
   * Ends its threads and waits for them; connections that it has stay open and belong to the
   * caller.
   */
  void close();
}
