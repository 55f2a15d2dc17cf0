package io.duality.servers.tasks;

import io.duality.servers.RunningTasks;
import io.duality.servers.TaskConfig;
import io.duality.servers.TaskModel;
import java.io.IOException;

/**
 * Tasks that cost no thread each, so that there may be as many as the scenarios go to.
 *
 * @param starter {@link TaskModel#start}
 */
public record ManyTasks(Starter starter) implements TaskModel {

  /** Prepares a population, as {@link TaskModel#start} says. */
  public interface Starter {

    /** Prepares a population. */
    RunningTasks start(TaskConfig config) throws IOException;
  }

  @Override
  public int reasonableTasks() {
    return TaskModel.MANY;
  }

  @Override
  public RunningTasks start(TaskConfig config) throws IOException {
    return starter.start(config);
  }
}
