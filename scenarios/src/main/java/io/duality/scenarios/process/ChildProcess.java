package io.duality.scenarios.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One child JVM: its process and its {@link Dialogue}.
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
  /** Time for a child to see the end of its input before it is killed. */
  private static final Duration END_GRACE = Duration.ofMillis(500);

  /** Time for the kernel to take a killed process apart: slow with 65k threads. */
  private static final Duration KILL_GRACE = Duration.ofSeconds(30);

  private final Dialogue dialogue;
  private final HostedChild process;

  /** One child that a host can be asked for. */
  interface Start {
    /** Asks for it. */
    HostedChild heardBy(ChildListener listener) throws IOException;
  }

  private ChildProcess(Dialogue dialogue, HostedChild process) {
    this.dialogue = dialogue;
    this.process = process;
  }

  /**
   * Starts the process; {@link #ready} says when it is.
   *
   * @param start asks its host for it
   * @param errors takes each line of its standard error, which is in the log too
   * @throws ChildFailure if the host refuses
   */
  static ChildProcess start(Launch launch, Start start, Consumer<String> errors)
      throws ChildFailure {
    Dialogue dialogue = new Dialogue(launch, errors);
    try {
      return new ChildProcess(dialogue, start.heardBy(dialogue));
    } catch (IOException e) {
      throw Failures.notStarted(launch.role(), launch.name(), String.valueOf(e.getMessage()));
    }
  }

  long pid() {
    return process.pid();
  }

  /** Completes, with the failure as its value, if the child fails; never if it ends as asked. */
  CompletableFuture<ChildFailure> failure() {
    return dialogue.failure();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The line {@code READY}; fails with {@link ChildFailure}. */
  <T> CompletableFuture<T> ready(Duration limit, Function<Line, T> reader) {
    return dialogue.ready(limit, reader);
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
    return dialogue.answer(command, word, limit, reader, () -> send(command));
  }

  /** As {@link #ask}, and the child is expected to end with it. */
  <T> CompletableFuture<T> askToEnd(
      String command, String word, Duration limit, Function<Line, T> reader) {
    dialogue.expectEnd();
    return ask(command, word, limit, reader);
  }

  private void send(String command) {
    try {
      process.send(command);
    } catch (IOException | UncheckedIOException e) {
      // The child is gone, and its exit completes the answer with the true cause.
      dialogue.note("command '" + command + "' could not be sent: " + e.getMessage());
    }
  }

  /** Closes the child's input, at which it ends; does not wait. */
  void beginClose() {
    dialogue.expectEnd();
    try {
      process.endInput();
    } catch (IOException e) {
      dialogue.note("input could not be closed: " + e.getMessage());
    }
  }

  /** Ends the child if it has not ended, by force if need be; returns when it is gone. */
  @Override
  public void close() {
    beginClose();
    if (!Futures.doneWithin(dialogue.ended(), END_GRACE)) {
      process.kill();
      boolean _ = Futures.doneWithin(dialogue.ended(), KILL_GRACE);
    }
  }
}
