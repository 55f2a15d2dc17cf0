package io.duality.servers.nio;

import io.duality.servers.Capability;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskModel;
import io.duality.servers.tasks.LoopTasks;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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
  public String source() {
    return "Kegel, The C10K problem, 1; the JDK's Selector, which is epoll on Linux";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public RunningServer start(ServerConfig config) throws IOException {
    checkOptions(config.options());
    return NioServer.open(config);
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(LoopTasks.over(TaskLoops::open));
  }
}
