package io.duality.scenarios.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A JMH benchmark in a process of its own. Thread-safe. */
public final class BenchmarkProcess implements AutoCloseable {
  private final ChildProcess child;

  private BenchmarkProcess(ChildProcess child) {
    this.child = child;
  }

  /**
   * What a benchmark was found to do.
   *
   * @param perSecond operations a second, the mean over the iterations
   * @param operations in JMH's measured time
   * @param operationsInWindow those of JMH's own run-up and run-out of each iteration included
   * @param operationsInAll those of the warm-up and of the iteration in which it tore down included
   * @param counters what else it counted, by name
   */
  public record Report(
      double perSecond,
      long operations,
      long operationsInWindow,
      long operationsInAll,
      Map<String, Long> counters) {
    public Report {
      counters = Map.copyOf(counters);
    }

    private static Report read(Line line) {
      return new Report(
          Double.parseDouble(line.text("per-second")),
          line.number("operations"),
          line.number("operations-in-window"),
          line.number("operations-in-all"),
          line.numbersExcept(
              "per-second", "operations", "operations-in-window", "operations-in-all"));
    }
  }

  /**
   * What a benchmark says of itself while it runs.
   *
   * @param opened the window has begun
   * @param closed it has ended; what the process used in its iterations, by name
   * @param reported all is torn down, and without a failure
   */
  public record Course(
      CompletableFuture<String> opened,
      CompletableFuture<Map<String, Long>> closed,
      CompletableFuture<Report> reported) {}

  /**
   * Starts the process; the benchmark waits for {@link #go}.
   *
   * @throws ChildFailure if it fails; it is gone then
   */
  public static BenchmarkProcess start(
      Children children, BenchmarkSettings settings, Lifeline lifeline, Duration limit)
      throws ChildFailure, InterruptedException {
    return new BenchmarkProcess(children.startReady(settings.launch(), lifeline, limit));
  }

  /** Its process id. */
  public long pid() {
    return child.pid();
  }

  /**
   * Lets the benchmark run. All that it will say is waited for from now on, because it goes its way
   * without being asked.
   *
   * @param toOpen the longest until the window begins
   * @param toClose the longest from now until it ends
   * @param toReport the longest from now until all is torn down
   */
  public Course go(Duration toOpen, Duration toClose, Duration toReport) {
    // The last first to be sent: the benchmark begins at 'go'.
    CompletableFuture<String> opened = child.ask("window", "OPENED", toOpen, Line::word);
    CompletableFuture<Map<String, Long>> closed =
        child.ask("usage", "CLOSED", toClose, line -> new HashMap<>(line.numbers()));
    CompletableFuture<Report> reported = child.ask("go", "REPORT", toReport, Report::read);
    return new Course(opened, closed, reported);
  }

  /** The process ends. */
  public CompletableFuture<String> stop(Duration limit) {
    return child.askToEnd("stop", "STOPPED", limit, Line::word);
  }

  @Override
  public void close() {
    child.close();
  }
}
