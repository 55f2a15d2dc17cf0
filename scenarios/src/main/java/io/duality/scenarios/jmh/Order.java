package io.duality.scenarios.jmh;

import io.duality.servers.process.Arguments;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What is to be run.
 *
 * @param benchmark full name of its class and method
 * @param warmups iterations before the window
 * @param warmupNanos length of each
 * @param iterations of the window
 * @param iterationNanos length of each
 * @param params the benchmark's parameters that are not at their defaults
 */
record Order(
    String benchmark,
    int warmups,
    long warmupNanos,
    int iterations,
    long iterationNanos,
    Map<String, String> params) {
  Order {
    params = Map.copyOf(params);
  }

  static Order of(Arguments arguments) {
    Order order =
        new Order(
            arguments.text("benchmark"),
            arguments.integer("warmups", 1),
            arguments.number("warmup-nanos", 1),
            arguments.integer("iterations", 1),
            arguments.number("iteration-nanos", 1),
            arguments.withPrefix("param."));
    arguments.requireEmpty();
    return order;
  }

  /**
   * No fork: this process is the fork. JMH's own would be a grandchild, which the controller could
   * neither pin nor measure nor be sure to end. What JMH would give it, the controller gives this
   * one.
   *
   * <p>One iteration more than is counted: JMH tears the benchmark down inside the last one.
   */
  Options options() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(benchmark) + "$")
            .forks(0)
            .warmupIterations(warmups)
            .warmupTime(TimeValue.nanoseconds(warmupNanos))
            .measurementIterations(iterations + 1)
            .measurementTime(TimeValue.nanoseconds(iterationNanos))
            .shouldFailOnError(true);
    params.forEach((name, value) -> options.param(name, value));
    return options.build();
  }
}
