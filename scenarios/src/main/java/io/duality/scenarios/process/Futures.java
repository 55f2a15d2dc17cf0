package io.duality.scenarios.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers of several processes that were asked at the same time. */
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
}
