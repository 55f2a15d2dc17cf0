package io.duality.servers.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Stages that write down which of them an event enters. */
public final class RecordingStages extends Stages {
  private final String prefix;
  private final Queue<String> entered = new ConcurrentLinkedQueue<>();

  public RecordingStages(String prefix, Consumer<Throwable> failed) {
    super(prefix, failed);
    this.prefix = prefix + "-";
  }

  @Override
  protected <E> Stage<E> make(
      String name,
      StageRules rules,
      Supplier<EventHandler<E>> handlers,
      Consumer<Throwable> failure) {
    return super.make(
        name, rules, () -> recording(name.replace(prefix, ""), handlers.get()), failure);
  }

  private <E> EventHandler<E> recording(String name, EventHandler<E> handler) {
    return new Preceded<>(event -> entered.add(name), handler);
  }

  /**
   * The names so far, and from now on those that follow. One by one: what comes between a copy and
   * a clear would be lost.
   */
  public List<String> take() {
    List<String> names = new ArrayList<>();
    for (String name = entered.poll(); name != null; name = entered.poll()) {
      names.add(name);
    }
    return names;
  }
}
