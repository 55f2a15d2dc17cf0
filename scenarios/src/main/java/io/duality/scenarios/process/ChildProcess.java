package io.duality.scenarios.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One child JVM: its process, its two output streams and the answers it owes.
 *
 * <pre>
 *   started --READY--&gt; ready --stop--&gt; ending --&gt; ended
 *      |                 |
 *      +-----------------+--FAILED, exit, signal--&gt; failed (failure() completes)
 * </pre>
 *
 * Its standard input stays open for as long as it is wanted: a child ends at the end of its input,
 * so it dies with this process however this process ends. Thread-safe; nothing but {@link #close}
 * blocks.
 */
final class ChildProcess implements AutoCloseable {
  /** Time for the output of a process that has ended to be read; a grandchild may hold it open. */
  private static final Duration OUTPUT_GRACE = Duration.ofSeconds(2);

  /** Time for a child to see the end of its input before it is killed. */
  private static final Duration END_GRACE = Duration.ofMillis(500);

  /** Time for the kernel to take a killed process apart: slow with 65k threads. */
  private static final Duration KILL_GRACE = Duration.ofSeconds(30);

  private final Launch launch;
  private final Process process;
  private final LastLines lastLines;
  private final Answers answers = new Answers();
  private final CompletableFuture<Line> ready = new CompletableFuture<>();
  private final CompletableFuture<ChildFailure> failure = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean ending;

  /**
   * Starts the process; {@link #ready} says when it is.
   *
   * @param errors takes each line of its standard error, which is in the log too
   * @throws ChildFailure if the operating system refuses
   */
  ChildProcess(Launch launch, List<String> command, Consumer<String> errors) throws ChildFailure {
    this.launch = launch;
    this.lastLines = new LastLines(launch.log());
    try {
      this.process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw Failures.notStarted(launch.role(), launch.name(), String.valueOf(e.getMessage()));
    }
    // Before a line can come: a quick child is ready before anybody asks.
    answers.expect("READY", line -> line, ready);
    CompletableFuture<Void> out = read("out", process.getInputStream(), this::onOutput);
    CompletableFuture<Void> err =
        read("err", process.getErrorStream(), errors.andThen(lastLines::add));
    CompletableFuture<Void> output = CompletableFuture.allOf(out, err);
    var _ = process.onExit().thenRun(() -> awaitOutput(output));
  }

  private CompletableFuture<Void> read(String stream, InputStream from, Consumer<String> to) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name(launch.name() + " " + stream)
        .start(() -> {
          try {
            LineReader.readAll(from, to);
          } finally {
            done.complete(null);
          }
        });
    return done;
  }

  private void awaitOutput(CompletableFuture<Void> output) {
    var _ =
        output
            .completeOnTimeout(null, OUTPUT_GRACE.toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(this::onExit);
  }

  /** What it was started for. */
  Launch launch() {
    return launch;
  }

  long pid() {
    return process.pid();
  }

  /** Completes, with the failure as its value, if the child fails; never if it ends as asked. */
  CompletableFuture<ChildFailure> failure() {
    return failure.copy();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The line {@code READY}; fails with {@link ChildFailure}. */
  <T> CompletableFuture<T> ready(Duration limit, Function<Line, T> reader) {
    return limited(ready.thenApply(reader), "", limit);
  }

  /**
   * Sends a command and waits for its answer's word; other output meanwhile goes to the log.
   *
   * @param command a line
   * @return fails with {@link ChildFailure}: at once when the child is dead or dies, when the limit
   *     is over, or when the reader throws {@link IllegalArgumentException}
   */
  <T> CompletableFuture<T> ask(
      String command, String word, Duration limit, Function<Line, T> reader) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    synchronized (this) {
      if (failure.isDone()) {
        return CompletableFuture.failedFuture(failure.join());
      }
      answers.expect(word, reader, answer);
      send(command);
    }
    return limited(answer, command, limit);
  }

  private <T> CompletableFuture<T> limited(
      CompletableFuture<T> answer, String command, Duration limit) {
    return answer
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(e -> CompletableFuture.failedFuture(typed(e, command, limit)));
  }

  /** As {@link #ask}, and the child is expected to end with it. */
  <T> CompletableFuture<T> askToEnd(
      String command, String word, Duration limit, Function<Line, T> reader) {
    synchronized (this) {
      ending = true;
    }
    return ask(command, word, limit, reader);
  }

  private void send(String command) {
    try {
      OutputStream in = process.getOutputStream();
      in.write((command + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException | UncheckedIOException e) {
      // The child is gone, and its exit completes the answer with the true cause.
      lastLines.add("(command '" + command + "' could not be sent: " + e.getMessage() + ")");
    }
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

  private synchronized void onOutput(String text) {
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

  private void onExit() {
    lastLines.close();
    synchronized (this) {
      int exit = process.exitValue();
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

  /** The first failure is the one that is reported: a FAILED line explains the exit after it. */
  private void fail(ChildFailure cause) {
    failure.complete(cause);
    answers.failAll(failure.join());
  }

  /** Closes the child's input, at which it ends; does not wait. */
  void beginClose() {
    synchronized (this) {
      ending = true;
    }
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      lastLines.add("(input could not be closed: " + e.getMessage() + ")");
    }
  }

  /** Ends the child if it has not ended, by force if need be; returns when it is gone. */
  @Override
  public void close() {
    beginClose();
    if (!Futures.doneWithin(ended, END_GRACE)) {
      process.destroyForcibly();
      boolean _ = Futures.doneWithin(ended, KILL_GRACE);
    }
  }
}
