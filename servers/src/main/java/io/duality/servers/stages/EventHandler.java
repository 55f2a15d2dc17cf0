package io.duality.servers.stages;

/**
 * What a stage does with an event. A stage makes one for each of its threads, so that an
 * implementation may keep buffers; it never sees the threads.
 */
public interface EventHandler<E> {

  /**
   * Handles one event, and passes it on as its last act: from then on it belongs to others. Or
   * keeps it until {@link #endBatch}.
   */
  void handle(E event);

  /** The batch is over of which it has handled all events: passes on what it has kept of them. */
  default void endBatch() {}
}
