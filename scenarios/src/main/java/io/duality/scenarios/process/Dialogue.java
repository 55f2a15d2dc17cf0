package io.duality.scenarios.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a child says, and the answers it owes, wherever it runs. Every way in which it can fail
 * becomes a {@link ChildFailure} here. Thread-safe; nothing blocks.
 */
final class Dialogue implements ChildListener {
  private final Launch launch;
  private final Consumer<String> errors;
  private final LastLines lastLines;
  private final Answers answers = new Answers();
  private final CompletableFuture<Line> ready = new CompletableFuture<>();
  private final CompletableFuture<ChildFailure> failure = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean ending;

  /**
   * Before the child is started: a quick one is ready before anybody asks.
   *
   * @param errors takes each line of its standard error, which is in the log too
   */
  Dialogue(Launch launch, Consumer<String> errors) {
    this.launch = launch;
    this.errors = errors;
    this.lastLines = new LastLines(launch.log());
    answers.expect("READY", line -> line, ready);
  }

  /** Completes, with the failure as its value, if the child fails; never if it ends as asked. */
  CompletableFuture<ChildFailure> failure() {
    return failure.copy();
  }

  /** Completes when the child is gone, or nobody knows of it any more; never fails. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** From now on it is no failure if the child ends. */
  synchronized void expectEnd() {
    ending = true;
  }

  /** Adds a line of the controller's to the log. */
  void note(String line) {
    lastLines.add("(" + line + ")");
  }

  /** The line {@code READY}; fails with {@link ChildFailure}. */
  <T> CompletableFuture<T> ready(Duration limit, Function<Line, T> reader) {
    return limited(ready.thenApply(reader), "", limit);
  }

  /**
   * Expects an answer.
   *
   * @param command names the question
   * @param question sends it, in the order in which answers are owed
   * @return as {@link ChildProcess#ask}
   */
  <T> CompletableFuture<T> answer(
      String command, String word, Duration limit, Function<Line, T> reader, Runnable question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    synchronized (this) {
      if (failure.isDone()) {
        return CompletableFuture.failedFuture(failure.join());
      }
      answers.expect(word, reader, answer);
      question.run();
    }
    return limited(answer, command, limit);
  }

  private <T> CompletableFuture<T> limited(
      CompletableFuture<T> answer, String command, Duration limit) {
    return answer
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(e -> CompletableFuture.failedFuture(typed(e, command, limit)));
  }

  private ChildFailure typed(Throwable thrown, String command, Duration limit) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof ChildFailure known) {
      return known;
    }
    if (cause instanceof TimeoutException) {
      return Failures.silent(launch.role(), launch.name(), command, limit, lastLines.lines());
    }
    return Failures.garbled(
        launch.role(),
        launch.name(),
        command.isEmpty() ? "start" : command,
        String.valueOf(cause.getMessage()),
        lastLines.lines());
  }

  @Override
  public synchronized void out(String text) {
    Line line = Line.parse(text).orElse(null);
    if (line == null) {
      lastLines.add(text);
    } else if (line.word().equals("FAILED")) {
      lastLines.add(text);
      fail(Failures.reported(launch.role(), launch.name(), line.rest(), lastLines.lines()));
    } else if (!answers.offer(line)) {
      lastLines.add(text.substring(0, Math.min(text.length(), 500)));
    }
  }

  @Override
  public void err(String line) {
    errors.accept(line);
    lastLines.add(line);
  }

  @Override
  public void ended(int exit) {
    lastLines.close();
    synchronized (this) {
      ChildFailure death =
          Failures.ended(launch.role(), launch.name(), launch.isOurs(), exit, lastLines.lines());
      if (ending && exit == 0) {
        answers.failAll(death);
      } else {
        fail(death);
      }
    }
    ended.complete(null);
  }

  @Override
  public void lost(String why) {
    end(Failures.lost(launch.role(), launch.name(), why, lastLines.lines()));
  }

  @Override
  public void refused(String why) {
    end(Failures.notStarted(launch.role(), launch.name(), why));
  }

  private void end(ChildFailure cause) {
    lastLines.close();
    synchronized (this) {
      fail(cause);
    }
    ended.complete(null);
  }

  /** The first failure is the one that is reported: a FAILED line explains the exit after it. */
  private void fail(ChildFailure cause) {
    failure.complete(cause);
    answers.failAll(failure.join());
  }
}
