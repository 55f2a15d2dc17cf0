package io.duality.scenarios.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Answers that a child still owes, in the order of the questions. An answer that comes too late
 * finds its question here, so that it is not taken for the answer of the next one. Not thread-safe.
 */
final class Answers {

  private record Question<T>(String word, Function<Line, T> reader, CompletableFuture<T> answer) {
    void take(Line line) {
      try {
        answer.complete(reader.apply(line));
      } catch (IllegalArgumentException e) {
        answer.completeExceptionally(e);
      }
    }
  }

  private final Deque<Question<?>> owed = new ArrayDeque<>();

  <T> void expect(String word, Function<Line, T> reader, CompletableFuture<T> answer) {
    owed.addLast(new Question<>(word, reader, answer));
  }

  /** True if the line was an answer that was waited for. */
  boolean offer(Line line) {
    Question<?> first = owed.peekFirst();
    if (first == null || !first.word().equals(line.word())) {
      return false;
    }
    owed.removeFirst();
    first.take(line);
    return true;
  }

  void failAll(Throwable cause) {
    owed.forEach(question -> question.answer().completeExceptionally(cause));
    owed.clear();
  }
}
