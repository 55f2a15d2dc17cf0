package io.duality.scenarios.process;

import java.nio.file.Path;
import java.util.List;

/**
 * Where and how generator processes are started.
 *
 * @param jvmFlags beyond {@link ChildJvm#FLAGS}
 * @param cpus CPUs in taskset syntax, shared by all generators; empty when not pinned
 * @param logs folder for what they print
 * @param logPrefix start of the logs' names
 */
public record AgentHost(List<String> jvmFlags, String cpus, Path logs, String logPrefix) {
  public AgentHost {
    jvmFlags = List.copyOf(jvmFlags);
  }
}
