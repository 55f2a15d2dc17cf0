package io.duality.servers.stages;

import java.util.function.Consumer;

/** A handler behind something that a test does before each event. */
public record Preceded<E>(Consumer<E> first, EventHandler<E> handler) implements EventHandler<E> {

  @Override
  public void handle(E event) {
    first.accept(event);
    handler.handle(event);
  }

  @Override
  public void endBatch() {
    handler.endBatch();
  }
}
