package io.duality.scenarios.jmh;

import io.duality.servers.process.Arguments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A JMH benchmark as a child process; see the package for its protocol. */
public final class BenchmarkMain {
  private BenchmarkMain() {}

  /** Runs until {@code stop}, the end of standard input, or a failure of the benchmark. */
  public static void main(String[] arguments) {
    Answers answers = new Answers(System.out);
    // Whatever JMH or a benchmark prints goes to the log, and is no answer.
    System.setOut(System.err);
    try {
      Benchmark benchmark = new Benchmark(Order.of(new Arguments(arguments)), answers);
      obey(benchmark, answers);
    } catch (IOException | IllegalArgumentException | OutOfMemoryError e) {
      answers.fail(e);
    }
  }

  /** Standard input belongs to the parent: when it ends, the parent is gone. */
  private static void obey(Benchmark benchmark, Answers answers) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    answers.say("READY pid=" + ProcessHandle.current().pid());
    for (String command = commands.readLine(); command != null; command = commands.readLine()) {
      switch (command.strip()) {
        case "go" -> Thread.ofPlatform().name("benchmark").start(benchmark);
        case "stop" -> {
          answers.say("STOPPED");
          Runtime.getRuntime().exit(0);
        }
        default -> {
          // Says what is waited for.
        }
      }
    }
    Runtime.getRuntime().halt(0);
  }
}
