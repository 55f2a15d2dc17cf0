package io.duality.servers.virtual;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskModel;
import io.duality.servers.blocking.ThreadPerConnection;
import io.duality.servers.tasks.ThreadPerTask;
import java.io.IOException;
import java.util.Optional;

/** A virtual thread for each connection; the JVM schedules them on a carrier for each CPU. */
public final class VirtualModel implements ServerModel {

  @Override
  public String id() {
    return "virtual";
  }

  @Override
  public String summary() {
    return "a virtual thread for each connection; blocks in place, the JVM unmounts it";
  }

  @Override
  public RunningServer start(ServerConfig config) throws IOException {
    return ThreadPerConnection.start(config, Thread.ofVirtual().name("connection-", 0).factory());
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(
        new ThreadPerTask(
            TaskModel.MANY,
            ThreadPerTask.Sharing.COOPERATIVE,
            Thread.ofVirtual().name("task-", 0).factory()));
  }
}
