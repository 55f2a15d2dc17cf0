package io.duality.scenarios.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One child to start.
 *
 * @param role what it is for
 * @param name unique among the children of a trial; stands in messages, for example {@code server
 *     0}
 * @param jvmFlags beyond those that every child gets
 * @param arguments of its main class; none of a program that is no JVM of ours
 * @param cpus CPUs in taskset syntax; empty when not pinned
 * @param log file that receives its standard error and stray output; made when there is some
 */
public record Launch(
    Role role, String name, List<String> jvmFlags, List<String> arguments, String cpus, Path log) {
  public Launch {
    jvmFlags = List.copyOf(jvmFlags);
    arguments = List.copyOf(arguments);
  }

  /** Whether its exit codes are those of a JVM of ours. */
  boolean isOurs() {
    return !arguments.isEmpty();
  }

  /** The value of an argument {@code NAME=VALUE}. */
  Optional<String> argument(String argument) {
    String prefix = argument + "=";
    return arguments.stream()
        .filter(word -> word.startsWith(prefix))
        .map(word -> word.substring(prefix.length()))
        .findFirst();
  }
}
