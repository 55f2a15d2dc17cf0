package io.duality.servers.nio;

import io.duality.servers.RunningServer;
import io.duality.servers.RunningTasks;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskConfig;
import io.duality.servers.TaskModel;
import java.io.IOException;
import java.util.Optional;

/** Event loops over java.nio's Selector; one acceptor, connections given out in turn. */
public final class NioSelectModel implements ServerModel {

  @Override
  public String id() {
    return "nio-select";
  }

  @Override
  public String summary() {
    return "N event loops over the JDK's Selector; helper threads read what is not cached";
  }

  @Override
  public RunningServer start(ServerConfig config) throws IOException {
    return NioServer.open(config);
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(
        new TaskModel() {
          @Override
          public int reasonableTasks() {
            return TaskModel.MANY;
          }

          @Override
          public RunningTasks start(TaskConfig taskConfig) throws IOException {
            return LoopTasks.start(taskConfig);
          }
        });
  }
}
