package io.duality.scenarios.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ties the processes of one trial together: whatever is waited for, the death of any of them ends
 * the wait at once, and so does the wish to stop. Waits are for one thread; {@link #hold} may be
 * called from any.
 */
public final class Lifeline {
  private final CompletableFuture<ChildFailure> first = new CompletableFuture<>();
  private final StopSignal stop;

  /** Made once: each wait on the signal itself would leave a trace in it for the whole run. */
  private final CompletableFuture<Object> over;

  /** Waits end early when the signal is given. */
  public Lifeline(StopSignal stop) {
    this.stop = stop;
    this.over = CompletableFuture.anyOf(first, stop.wanted());
  }

  /** Ends every wait with this failure if it comes. */
  public void hold(CompletableFuture<ChildFailure> failure) {
    var _ = failure.thenAccept(first::complete);
  }

  /**
   * Waits for an answer. It carries its own time limit.
   *
   * @throws ChildFailure if the answer is one, or a process of the trial has failed meanwhile
   * @throws InterruptedException if the signal to stop was given, or the thread was interrupted
   */
  public <T> T await(CompletableFuture<T> answer) throws ChildFailure, InterruptedException {
    try {
      CompletableFuture.anyOf(answer, over).get();
      check();
      return answer.get();
    } catch (ExecutionException e) {
      check();
      throw ChildFailure.in(cause(e));
    }
  }

  /**
   * Lets time pass while nothing fails.
   *
   * @throws ChildFailure as soon as a process of the trial fails
   * @throws InterruptedException if the signal to stop was given, or the thread was interrupted
   */
  public void pass(Duration time) throws ChildFailure, InterruptedException {
    try {
      over.get(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
      check();
    } catch (TimeoutException e) {
      // The time has passed, and all are alive.
    } catch (ExecutionException e) {
      throw ChildFailure.in(cause(e));
    }
  }

  /** A signal to stop comes first: it may be why a process has ended. */
  private void check() throws ChildFailure, InterruptedException {
    if (stop.requested()) {
      throw new InterruptedException("stopped on request");
    }
    if (first.isDone()) {
      throw first.join();
    }
  }

  private static Throwable cause(ExecutionException thrown) {
    return thrown.getCause() == null ? thrown : thrown.getCause();
  }
}
