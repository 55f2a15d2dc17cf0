package io.duality.scenarios.process;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What generators answered, as far as they did.
 *
 * @param merged of those that answered; empty if none did
 * @param count how many answered
 * @param failure of the first that did not
 */
public record Answered<T>(Optional<T> merged, int count, Optional<ChildFailure> failure) {

  /** One generator's answer or its failure, of which neither fails the future. */
  static <T> CompletableFuture<Answered<T>> of(CompletableFuture<T> answer) {
    return answer.handle((value, thrown) ->
        thrown == null
            ? new Answered<>(Optional.of(value), 1, Optional.empty())
            : new Answered<>(Optional.empty(), 0, Optional.of(ChildFailure.in(thrown))));
  }

  /** All that came of several. */
  static <T, R> Answered<R> merged(List<Answered<T>> each, Function<List<T>, R> merge) {
    List<T> values = each.stream().flatMap(one -> one.merged.stream()).toList();
    return new Answered<>(
        values.isEmpty() ? Optional.empty() : Optional.of(merge.apply(values)),
        values.size(),
        each.stream().flatMap(one -> one.failure.stream()).findFirst());
  }
}
