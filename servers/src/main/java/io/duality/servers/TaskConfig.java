package io.duality.servers;

import java.nio.file.Path;
import java.util.Map;

/**
 * A closed population of tasks.
 *
 * @param tasks how many are in the pipeline, at least 1; thread-per-task models start as many
 *     threads
 * @param file read by every task, at least {@code readBytes} long
 * @param readBytes bytes that each task reads, at least 1
 * @param parallelism event loops, at least 1; thread-per-task models ignore it
 * @param options the model's own, as {@link ServerModel#checkTaskOptions} accepts them
 */
public record TaskConfig(
    int tasks, Path file, int readBytes, int parallelism, Map<String, String> options) {
  public TaskConfig {
    options = Map.copyOf(options);
    if (tasks < 1 || readBytes < 1 || parallelism < 1) {
      throw new IllegalArgumentException(
          "tasks "
              + tasks
              + ", read-bytes "
              + readBytes
              + " and parallelism "
              + parallelism
              + " have to be at least 1");
    }
  }
}
