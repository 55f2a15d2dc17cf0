package io.duality.scenarios.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the planner has to know of a concurrency model, with the options that it will run with.
 *
 * @param id the model's id
 * @param threadsPerConnection platform threads that each connection, or task, takes; 0 for models
 *     with a fixed number of threads
 * @param reasonableTasks the most tasks it is asked for by default; 0 if it has no tasks
 * @param unavailable why it cannot run on this machine; empty if it can
 * @param options those that somebody has set
 * @param jvmFlags that its processes need beyond those of all trials
 * @param connectionLimit the most connections that one of its processes serves; empty if it has no
 *     limit of its own
 * @param oneProcess whether it is a program of its own, which is never started more than once
 * @param sharesPort whether several of its processes can accept on one port
 * @param streams whether any number of streams may wait in it, as those of a chat
 */
public record ModelFacts(
    String id,
    int threadsPerConnection,
    long reasonableTasks,
    Optional<String> unavailable,
    Map<String, String> options,
    List<String> jvmFlags,
    OptionalInt connectionLimit,
    boolean oneProcess,
    boolean sharesPort,
    boolean streams) {
  public ModelFacts {
    options = Map.copyOf(options);
    jvmFlags = List.copyOf(jvmFlags);
    if (threadsPerConnection < 0 || reasonableTasks < 0) {
      throw new IllegalArgumentException("facts of '" + id + "' cannot be negative");
    }
  }

  /** A model that holds any number of streams. */
  public ModelFacts(
      String id,
      int threadsPerConnection,
      long reasonableTasks,
      Optional<String> unavailable,
      Map<String, String> options,
      List<String> jvmFlags,
      OptionalInt connectionLimit,
      boolean oneProcess,
      boolean sharesPort) {
    this(
        id,
        threadsPerConnection,
        reasonableTasks,
        unavailable,
        options,
        jvmFlags,
        connectionLimit,
        oneProcess,
        sharesPort,
        true);
  }
}
