package io.duality.scenarios.process;

import io.duality.loadgen.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** A population of tasks in a process of its own. Thread-safe. */
public final class TaskProcess implements AutoCloseable {
  private final ChildProcess child;

  private TaskProcess(ChildProcess child) {
    this.child = child;
  }

  /**
   * The measured window.
   *
   * @param nanos its length
   * @param tasks completed in it
   * @param latency from entering the queue to completion, nanoseconds
   * @param counters what else the process counted, by name
   */
  public record Report(long nanos, long tasks, Histogram latency, Map<String, Long> counters) {
    public Report {
      counters = Map.copyOf(counters);
    }

    private static Report read(Line line) {
      return new Report(
          line.number("nanos"),
          line.number("tasks"),
          Histograms.decode(line.text("latency")),
          line.numbersExcept("nanos", "tasks", "latency"));
    }
  }

  /**
   * Starts the process and waits until every task stands ready.
   *
   * @throws ChildFailure if it fails; it is gone then
   */
  public static TaskProcess start(
      Children children, TaskSettings settings, Lifeline lifeline, Duration limit)
      throws ChildFailure, InterruptedException {
    return new TaskProcess(children.startReady(settings.launch(), lifeline, limit));
  }

  /** Its process id. */
  public long pid() {
    return child.pid();
  }

  /** Lets the tasks run. */
  public CompletableFuture<String> go(Duration limit) {
    return child.ask("go", "GOING", limit, Line::word);
  }

  /** Begins the window; the answer is what the process counted until then, by name. */
  public CompletableFuture<Map<String, Long>> mark(Duration limit) {
    return child.ask("mark", "MARKED", limit, Line::numbers);
  }

  /** A glance: the tasks completed so far; latencies are in the report only. */
  public CompletableFuture<Progress> progress(Duration limit) {
    return child.ask(
        "counters",
        "COUNTERS",
        limit,
        line -> new Progress(line.number("tasks"), 0, line.number("tasks"), 0, 0));
  }

  /** Ends the window. */
  public CompletableFuture<Report> report(Duration limit) {
    return child.ask("report", "REPORT", limit, Report::read);
  }

  /** Stops the tasks, and the process ends. */
  public CompletableFuture<String> stop(Duration limit) {
    return child.askToEnd("stop", "STOPPED", limit, Line::word);
  }

  @Override
  public void close() {
    child.close();
  }
}
