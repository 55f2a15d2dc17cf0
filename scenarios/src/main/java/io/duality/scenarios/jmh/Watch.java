package io.duality.scenarios.jmh;

import java.io.IOException;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Sees the iterations of a benchmark come and go, and prints what JMH prints. JMH calls it from the
 * thread that runs the benchmark, between iterations.
 */
final class Watch implements OutputFormat {
  private final Order order;
  private final Window window;
  private final Answers answers;
  private final OutputFormat log;

  Watch(Order order, Window window, Answers answers, OutputFormat log) {
    this.order = order;
    this.window = window;
    this.answers = answers;
    this.log = log;
  }

  /** JMH passes over parameters that a benchmark does not have, and would measure another one. */
  @Override
  public void startBenchmark(BenchmarkParams benchmark) {
    log.startBenchmark(benchmark);
    for (String param : order.params().keySet()) {
      if (!benchmark.getParamsKeys().contains(param)) {
        throw new IllegalArgumentException(
            order.benchmark()
                + " has no parameter '"
                + param
                + "', but "
                + benchmark.getParamsKeys());
      }
    }
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {
    log.iteration(benchmark, params, iteration);
    if (counts(params, iteration)) {
      if (iteration == 1) {
        answers.say("OPENED");
      }
      window.begin();
    }
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult result) {
    window.operations(result.getMetadata().getAllOps());
    if (counts(params, iteration)) {
      window.end(benchmark, result);
      if (iteration == order.iterations()) {
        answers.say("CLOSED" + window.usage());
      }
    }
    log.iterationResult(benchmark, params, iteration, result);
  }

  private boolean counts(IterationParams params, int iteration) {
    return params.getType() == IterationType.MEASUREMENT && iteration <= order.iterations();
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {
    log.endBenchmark(result);
  }

  @Override
  public void startRun() {
    log.startRun();
  }

  @Override
  public void endRun(Collection<RunResult> results) {
    log.endRun(results);
  }

  @Override
  public void print(String text) {
    log.print(text);
  }

  @Override
  public void println(String text) {
    log.println(text);
  }

  @Override
  public void flush() {
    log.flush();
  }

  @Override
  public void close() {
    log.close();
  }

  @Override
  public void verbosePrintln(String text) {
    log.verbosePrintln(text);
  }

  @Override
  public void write(int b) {
    log.write(b);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    log.write(bytes);
  }
}
