package io.duality.scenarios.process;

import java.util.concurrent.CompletableFuture;

/**
 * The wish to end early, given once by anybody and heard wherever a {@link Lifeline} waits. Not an
 * interrupt of a thread, because that would close the file which a record is being written to.
 * Thread-safe.
 */
public final class StopSignal {
  private final CompletableFuture<Void> wanted = new CompletableFuture<>();

  /** Asks for the end. */
  public void request() {
    wanted.complete(null);
  }

  /** Whether the end was asked for. */
  public boolean requested() {
    return wanted.isDone();
  }

  /**
   * Does something as soon as the end is asked for: before {@link #request} returns, on its thread,
   * or at once if that is past.
   *
   * @param action must not block and must not throw
   */
  public void whenRequested(Runnable action) {
    var _ = wanted.thenRun(action);
  }

  CompletableFuture<Void> wanted() {
    return wanted;
  }
}
