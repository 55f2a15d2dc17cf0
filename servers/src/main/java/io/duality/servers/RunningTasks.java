package io.duality.servers;

import org.HdrHistogram.Histogram;

/** A population of tasks. Methods are called from one controlling thread. */
public interface RunningTasks extends AutoCloseable {

  /** Lets the tasks run. */
  void go();

  /** Tasks completed since {@link #go}; may be read at any time. */
  long completed();

  /**
   * Time from entering the queue to completion, in nanoseconds, of the tasks completed since the
   * last call.
   */
  Histogram drainLatencies();

  /**
   * Stops the population and waits for its threads.
   *
   * @throws IllegalStateException if a task failed meanwhile
   */
  @Override
  void close();
}
