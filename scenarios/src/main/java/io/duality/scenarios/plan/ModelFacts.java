package io.duality.scenarios.plan;

import java.util.Optional;

/**
 * What the planner has to know of a concurrency model.
 *
 * @param id the model's id
 * @param threadsPerConnection platform threads that each connection, or task, takes; 0 for models
 *     with a fixed number of threads
 * @param reasonableTasks the most tasks it is asked for by default; 0 if it has no tasks
 * @param unavailable why it cannot run on this machine; empty if it can
 */
public record ModelFacts(
    String id, int threadsPerConnection, long reasonableTasks, Optional<String> unavailable) {
  public ModelFacts {
    if (threadsPerConnection < 0 || reasonableTasks < 0) {
      throw new IllegalArgumentException("facts of '" + id + "' cannot be negative");
    }
  }
}
