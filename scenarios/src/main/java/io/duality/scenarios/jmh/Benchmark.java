package io.duality.scenarios.jmh;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a benchmark in this process, once. */
final class Benchmark implements Runnable {
  private final Order order;
  private final Answers answers;

  Benchmark(Order order, Answers answers) {
    this.order = order;
    this.answers = answers;
  }

  @Override
  public void run() {
    OutputFormat log = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
    Window window = new Window(order.iterations());
    try {
      Collection<RunResult> results =
          new Runner(order.options(), new Watch(order, window, answers, log)).run();
      if (results.size() != 1) {
        throw new IllegalStateException(
            order.benchmark()
                + " gave "
                + results.size()
                + " results, one is expected: give it one mode, and each of its parameters a value");
      }
      answers.say("REPORT" + window.report());
    } catch (RunnerException | RuntimeException | Error e) { // whatever a benchmark may throw
      answers.fail(e);
    }
  }
}
