package io.duality.scenarios.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that runs to its end, such as a build: in a process group of its own, none of which is
 * left when it ends, when its time is over, on a request to stop, and when this process is gone.
 *
 * @param command the program and its arguments; no shell reads them
 * @param directory that it runs in
 * @param log receives all that it prints; what was in it is lost
 * @param limit of its time
 * @param without names of environment variables that it does not get
 */
public record Errand(
    List<String> command, Path directory, Path log, Duration limit, Set<String> without) {

  /** Time for a killed group to be taken apart. */
  private static final Duration END_GRACE = Duration.ofSeconds(30);

  public Errand {
    command = List.copyOf(command);
    without = Set.copyOf(without);
  }

  /**
   * Runs it.
   *
   * @return its exit code, 128 and the signal's number if one ended it; empty if its time was over
   * @throws IOException if it, or its log, cannot be begun
   * @throws InterruptedException on a request to stop
   */
  public OptionalInt run(StopSignal stop) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(Supervised.command(command));
    builder.directory(directory.toFile());
    builder.environment().keySet().removeAll(without);
    // Of the supervisor only the line READY comes to the first; the program writes to the second.
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(log.toFile());
    Process process = builder.start();
    try {
      return await(process, stop);
    } finally {
      end(process);
    }
  }

  private OptionalInt await(Process process, StopSignal stop) throws InterruptedException {
    try {
      CompletableFuture.anyOf(process.onExit(), stop.wanted())
          .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return OptionalInt.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a process cannot be waited for", e);
    }
    if (stop.requested()) {
      throw new InterruptedException("stopped on request");
    }
    return OptionalInt.of(process.exitValue());
  }

  /** The end of its input ends the group. */
  private static void end(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroyForcibly();
    }
    CompletableFuture<Process> ended = process.onExit();
    if (!Futures.doneWithin(ended, END_GRACE)) {
      process.destroyForcibly();
    }
  }
}
