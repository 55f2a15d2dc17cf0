package io.duality.scenarios.cli;

import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.ShutdownGuard;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Work with child processes, which Ctrl-C ends in order and a second Ctrl-C at once. */
final class Guarded {

  /** The longest that a shutdown waits for the work to write what it has. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Guarded() {}

  /** The work. */
  interface Work {
    /**
     * Does it.
     *
     * @return the exit code
     */
    int run(Children children, StopSignal stop);
  }

  /** Who starts work: {@link Guarded#run} itself, or whoever is at work already. */
  interface Guard {
    /** Runs it, and gives its exit code back. */
    int run(Work work);
  }

  private static ChildJvm jvm() {
    Map<String, String> further = new HashMap<>(Frameworks.ofThisProgram().classPaths());
    Microbench.ofThisProgram()
        .classPath()
        .ifPresent(path -> further.put(ChildJvm.BENCHMARKS, path));
    return ChildJvm.ofThisProcess().withFurther(further);
  }

  static int run(Work work) {
    return run(work, line -> {});
  }

  /**
   * The same.
   *
   * @param errors takes what the children say on their standard error, line by line
   */
  static int run(Work work, Consumer<String> errors) {
    StopSignal stop = new StopSignal();
    try (Children children = new Children(jvm(), errors);
        ShutdownGuard guard =
            ShutdownGuard.install(stop, children, PATIENCE, line -> System.err.println(line))) {
      return guard.exitCode(work.run(children, stop));
    }
  }
}
