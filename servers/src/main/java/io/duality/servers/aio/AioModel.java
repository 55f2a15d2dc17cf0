package io.duality.servers.aio;

import io.duality.servers.Capability;
import io.duality.servers.NamedModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.TaskModel;
import io.duality.servers.tasks.LoopTasks;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Completion handlers of the JDK's asynchronous channels. */
public final class AioModel extends NamedModel {

  /** For {@link java.util.ServiceLoader}. */
  public AioModel() {
    super(
        "aio",
        "completion handlers in a pool of N threads (AsynchronousChannelGroup); a proactor",
        "Kegel, The C10K problem, 3: asynchronous I/O; NIO.2 (JSR 203)");
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  protected RunningServer serve(ServerConfig config) throws IOException {
    return AioServer.open(config);
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(LoopTasks.over(TaskHandlers::open));
  }
}
