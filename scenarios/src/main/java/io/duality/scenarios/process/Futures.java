package io.duality.scenarios.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for several processes, and for one that has to go. */
final class Futures {
  private Futures() {}

  /** All values in order, or the first failure as soon as it comes. */
  static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> answers) {
    CompletableFuture<List<T>> all = new CompletableFuture<>();
    var _ =
        CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]))
            .thenAccept(_ -> all.complete(answers.stream().map(CompletableFuture::join).toList()));
    for (CompletableFuture<T> answer : answers) {
      var _ =
          answer.whenComplete((_, failure) -> {
            if (failure != null) {
              all.completeExceptionally(failure);
            }
          });
    }
    return all;
  }

  /**
   * Waits uninterruptibly, because a child must not outlive an interrupted controller.
   *
   * @return false if it is not done when the limit is over
   */
  static boolean doneWithin(CompletableFuture<?> future, Duration limit) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (true) {
        try {
          future.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (TimeoutException e) {
          return false;
        } catch (ExecutionException e) {
          throw new IllegalStateException("waited for what never fails", e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
