package io.duality.servers.stages;

import io.duality.servers.lifecycle.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The stages of one server, and the timer that lets their controllers look at them. Stages are
 * added by one thread, before the start.
 */
public class Stages implements AutoCloseable {
  private final String prefix;
  private final Consumer<Throwable> failed;
  private final Timer timer;
  private final List<Stage<?>> all = new ArrayList<>();

  /**
   * No stage yet.
   *
   * @param prefix of the names of all threads
   * @param failed takes what ends a thread of them before its time
   */
  public Stages(String prefix, Consumer<Throwable> failed) {
    this.prefix = prefix;
    this.failed = failed;
    timer = new Timer(prefix + "-timer", failed);
  }

  /**
   * Adds a stage.
   *
   * @param handlers makes the handler of each of its threads
   */
  public final <E> Stage<E> add(String name, StageRules rules, Supplier<EventHandler<E>> handlers) {
    Stage<E> stage = make(prefix + "-" + name, rules, handlers, failed);
    all.add(stage);
    return stage;
  }

  /** Makes a stage; a test may make others. */
  protected <E> Stage<E> make(
      String name,
      StageRules rules,
      Supplier<EventHandler<E>> handlers,
      Consumer<Throwable> failure) {
    return new Stage<>(name, rules, handlers, failure, System.nanoTime());
  }

  /** Starts the threads and the controllers of all stages. */
  public void start() {
    for (Stage<?> stage : all) {
      stage.add(stage.firstThreads());
      if (stage.sampleNanos() < Long.MAX_VALUE) {
        timer.every(Duration.ofNanos(stage.sampleNanos()), () -> stage.sample(System.nanoTime()));
      }
    }
  }

  /** For what waits without a thread. */
  public Timer timer() {
    return timer;
  }

  /** Gives up what waits, interrupts what runs, and waits for the threads. */
  @Override
  public void close() {
    all.forEach(Stage::close);
    timer.close();
  }
}
