package io.duality.loadgen;

import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The thread of an event loop: starts it, runs commands on it, reports its death and closes it. A
 * loop never dies silently: {@code death} is completed with what killed it.
 */
final class LoopThread implements AutoCloseable {
  private final EventLoop loop;
  private final LongSupplier clock;
  private final CompletableFuture<Void> death;
  private final Thread thread;
  private volatile boolean stopped;

  LoopThread(EventLoop loop, String name, LongSupplier clock, CompletableFuture<Void> death) {
    this.loop = loop;
    this.clock = clock;
    this.death = death;
    thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try (loop) {
      while (!stopped) {
        loop.runOnce(clock.getAsLong(), Schedule.NEVER_NANOS);
      }
    } catch (Throwable e) {
      death.completeExceptionally(e);
    }
  }

  EventLoop loop() {
    return loop;
  }

  /** Runs a command on the loop's thread. */
  <T> CompletableFuture<T> call(Supplier<T> command) {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.submit(() -> result.complete(command.get()));
    return result;
  }

  /** Ends the loop at once and waits until its connections are closed. Idempotent. */
  @Override
  public void close() {
    stopped = true;
    loop.submit(() -> {});
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
