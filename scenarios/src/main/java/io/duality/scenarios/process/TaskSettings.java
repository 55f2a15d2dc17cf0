package io.duality.scenarios.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A population of tasks to start in one process.
 *
 * @param model the concurrency model's id
 * @param tasks how many, at least 1
 * @param file read by every task
 * @param readBytes bytes that each reads, at least 1
 * @param parallelism event loops, at least 1
 * @param options the model's own
 * @param jvmFlags beyond {@link ChildJvm#FLAGS}
 * @param cpus CPUs in taskset syntax; empty when not pinned
 * @param log for what the process prints
 */
public record TaskSettings(
    String model,
    long tasks,
    Path file,
    int readBytes,
    int parallelism,
    Map<String, String> options,
    List<String> jvmFlags,
    String cpus,
    Path log) {
  public TaskSettings {
    options = Map.copyOf(options);
    jvmFlags = List.copyOf(jvmFlags);
  }

  Launch launch() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "model=" + model,
                "tasks=" + tasks,
                "file=" + file,
                "read-bytes=" + readBytes,
                "parallelism=" + parallelism));
    options.forEach((name, value) -> arguments.add("option." + name + "=" + value));
    return new Launch(Role.SERVER, "server", jvmFlags, arguments, cpus, log);
  }
}
