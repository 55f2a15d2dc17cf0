package io.duality.servers.stages;

/**
 * What a stage does with an event. A stage makes one for each of its threads, so that an
 * implementation may keep buffers; it never sees the threads.
 */
public interface EventHandler<E> {

  /** Handles one event, and passes it on as its last act: from then on it belongs to others. */
  void handle(E event);
}
