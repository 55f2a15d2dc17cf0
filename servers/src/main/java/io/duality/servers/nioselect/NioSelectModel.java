package io.duality.servers.nioselect;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.MostConnections;
import io.duality.servers.ServerConfig;
import io.duality.servers.TaskModel;
import io.duality.servers.events.LoopModel;
import io.duality.servers.events.Network;
import io.duality.servers.events.TaskLoops;
import io.duality.servers.nio.NioNetwork;
import io.duality.servers.nio.NioPoller;
import io.duality.servers.tasks.LoopTasks;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Event loops over java.nio's Selector; one acceptor, connections given out in turn. */
public final class NioSelectModel extends LoopModel {

  /** For {@link java.util.ServiceLoader}. */
  public NioSelectModel() {
    super(
        "nio-select",
        "N event loops over the JDK's Selector; helper threads read what is not cached",
        "Kegel, The C10K problem, 1; the JDK's Selector, which is epoll on Linux");
  }

  @Override
  public List<ModelOption> options() {
    return List.of(AcceptPolicy.option(AcceptPolicy.NEW), MostConnections.OPTION);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  /** As many as the machine has use for. */
  @Override
  protected int loops(ServerConfig config) {
    return config.parallelism();
  }

  @Override
  protected Network open(ServerConfig config, int loops) throws IOException {
    return NioNetwork.open(config, loops, Selector::open);
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(LoopTasks.over(TaskLoops.over(() -> new NioPoller(Selector.open()))));
  }
}
