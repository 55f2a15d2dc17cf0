package io.duality.servers.tasks;

import io.duality.servers.RunningTasks;
import io.duality.servers.TaskConfig;
import io.duality.servers.TaskModel;
import java.io.IOException;
import java.util.Set;

/**
 * Tasks that cost no thread each, so that there may be as many as the scenarios go to.
 *
 * @param starter {@link TaskModel#start}
 * @param options {@link TaskModel#options}
 */
public record ManyTasks(Starter starter, Set<String> options) implements TaskModel {

  public ManyTasks {
    options = Set.copyOf(options);
  }

  /** Without options. */
  public ManyTasks(Starter starter) {
    this(starter, Set.of());
  }

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
