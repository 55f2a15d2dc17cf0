package io.duality.results.compare;

import io.duality.results.Environment;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs that differ in where they were made, or in nothing. */
final class FinishedRuns {
  static final PlanDocument PLAN = Sample.plan("epoll", "threaded");
  static final Environment HERE = Sample.environment();

  private FinishedRuns() {}

  static FinishedRun at(String folder, Environment environment) {
    return of(folder, PLAN, environment);
  }

  static FinishedRun of(String folder, PlanDocument plan, Environment environment) {
    RunData data =
        new RunData(plan, environment, List.of(Sample.valid("epoll", 64, 0, 100)), List.of());
    return new FinishedRun(Path.of(folder), data, Optional.empty());
  }

  static Environment jdk(String jdk) {
    return with(HERE.cpuModel(), HERE.kernel(), jdk, HERE.jvmFlags(), HERE.commit());
  }

  static Environment commit(String commit) {
    return with(HERE.cpuModel(), HERE.kernel(), HERE.jdk(), HERE.jvmFlags(), commit);
  }

  static Environment flags(String... flags) {
    return with(HERE.cpuModel(), HERE.kernel(), HERE.jdk(), List.of(flags), HERE.commit());
  }

  static Environment machine(String cpu, String kernel) {
    return with(cpu, kernel, HERE.jdk(), HERE.jvmFlags(), HERE.commit());
  }

  static Environment with(
      String cpu, String kernel, String jdk, List<String> flags, String commit) {
    return new Environment(
        HERE.schema(),
        kernel,
        cpu,
        HERE.cpus(),
        HERE.memoryBytes(),
        HERE.mitigations(),
        jdk,
        flags,
        commit,
        HERE.sysctls(),
        HERE.limits(),
        HERE.serverCpus(),
        HERE.generatorCpus(),
        HERE.startedAt());
  }
}
