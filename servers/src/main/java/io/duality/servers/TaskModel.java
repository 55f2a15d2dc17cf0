package io.duality.servers;

import java.io.IOException;
import java.util.Set;

/**
 * A model's scheduling without a network: a fixed population of tasks goes round in the process, as
 * in Figures 2 and 4 of SEDA (SOSP'01) and Figure 2 of "Why Events Are A Bad Idea" (HotOS'03).
 */
public interface TaskModel {

  /** Where the scenarios end for models whose tasks cost no thread of the kernel. */
  int MANY = 1 << 18;

  /** The most tasks this model is asked for by default; thread-per-task models say less. */
  int reasonableTasks();

  /** Names of the model's options that are in force for its tasks too; the others are refused. */
  default Set<String> options() {
    return Set.of();
  }

  /**
   * Prepares the population: all threads are started and parked, no task runs.
   *
   * @throws IOException if the file cannot be read
   * @throws OutOfMemoryError if a thread cannot be started; those started have ended by then
   */
  RunningTasks start(TaskConfig config) throws IOException;
}
