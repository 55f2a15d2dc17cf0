package io.duality.servers.stages;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stages of which one can be held: while its gate is shut, each of its threads stops in front of
 * the next event. With a fault, that stage drops what it has no room for and says that it took it.
 */
public final class GatedStages extends Stages {

  /** How the stage deals with a full queue. */
  public enum Fullness {
    REFUSED,
    DROPPED
  }

  private final String gated;
  private final Fullness fullness;
  private final Semaphore entered = new Semaphore(0);
  private final Semaphore leave = new Semaphore(0);
  private volatile boolean shut;
  private final AtomicInteger full = new AtomicInteger();
  private volatile @Nullable Stage<?> stage;

  /**
   * Stages that run until a {@link Hold} shuts the gate.
   *
   * @param gated name of the stage that can be held
   */
  public GatedStages(String prefix, String gated, Fullness fullness, Consumer<Throwable> failed) {
    super(prefix, failed);
    this.gated = prefix + "-" + gated;
    this.fullness = fullness;
  }

  @Override
  protected <E> Stage<E> make(
      String name,
      StageRules rules,
      Supplier<EventHandler<E>> handlers,
      Consumer<Throwable> failure) {
    if (!name.equals(gated)) {
      // Room for all: what comes in a burst out of the gate is not what is tested.
      return super.make(name, rules.holding(1_000), handlers, failure);
    }
    Stage<E> made =
        new Stage<>(name, rules, () -> held(handlers.get()), failure, System.nanoTime()) {
          @Override
          public boolean enqueue(E event) {
            if (super.enqueue(event)) {
              return true;
            }
            full.incrementAndGet();
            return fullness == Fullness.DROPPED;
          }
        };
    stage = made;
    return made;
  }

  private <E> EventHandler<E> held(EventHandler<E> handler) {
    return new Preceded<>(event -> hold(), handler);
  }

  private void hold() {
    if (shut) {
      entered.release();
      leave.acquireUninterruptibly();
    }
  }

  /** A hold of the stage; its end lets all go. */
  public final class Hold implements AutoCloseable {

    /** From now on the stage stops in front of each event. */
    public void shut() {
      shut = true;
    }

    /** Lets all go, and stops none any more. */
    public void open() {
      shut = false;
      leave.release(1_000_000);
    }

    @Override
    public void close() {
      open();
    }
  }

  /** A hold that has not begun. */
  public Hold shutLater() {
    return new Hold();
  }

  /** Waits until a thread has stopped. */
  public boolean awaitEntered() throws InterruptedException {
    return entered.tryAcquire(30, TimeUnit.SECONDS);
  }

  /** Lets the thread go that has stopped; it will stop again. */
  public void letOneGo() {
    leave.release();
  }

  /** Events in the queue of the stage. */
  public int queued() {
    return Objects.requireNonNull(stage).queued();
  }

  /** How often the stage had no room for an event. */
  public int full() {
    return full.get();
  }
}
