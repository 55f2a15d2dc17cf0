package io.duality.scenarios.jmh;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the process says to its parent. Thread-safe. */
final class Answers {
  private static final int FAILED = 1;

  private final PrintStream out;

  Answers(PrintStream out) {
    this.out = out;
  }

  synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Says why and ends the process. */
  void fail(Throwable cause) {
    cause.printStackTrace(System.err);
    say("FAILED " + sentence(cause));
    System.err.flush();
    Runtime.getRuntime().halt(FAILED);
  }

  /** The innermost cause: JMH wraps what a benchmark throws, once for each of its threads. */
  static String sentence(Throwable thrown) {
    Throwable cause = thrown;
    for (Optional<Throwable> in = inner(cause); in.isPresent(); in = inner(cause)) {
      cause = in.get();
    }
    String message = String.valueOf(cause.getMessage());
    String line = message.lines().map(String::strip).collect(Collectors.joining(" "));
    return cause.getMessage() == null || cause instanceof Error
        ? (cause.getClass().getName() + ": " + line)
        : cause.getClass().getSimpleName() + ": " + line;
  }

  private static Optional<Throwable> inner(Throwable thrown) {
    return Optional.ofNullable(thrown.getCause())
        .or(() -> Arrays.stream(thrown.getSuppressed()).findFirst());
  }
}
