package io.duality.servers.knota;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskModel;
import io.duality.servers.blocking.VirtualThreads;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knot-A: a user-level thread for each connection, new connections first. */
public final class KnotAModel implements ServerModel {

  @Override
  public String id() {
    return "knot-a";
  }

  @Override
  public String summary() {
    return "user-level threads; accepts as soon as a client waits";
  }

  @Override
  public String source() {
    return "von Behren, Condit and Brewer, Why Events Are A Bad Idea (HotOS'03), 5";
  }

  @Override
  public List<ModelOption> options() {
    return List.of(VirtualThreads.CARRIERS);
  }

  @Override
  public List<String> jvmFlags(Map<String, String> options) {
    return VirtualThreads.jvmFlags(options);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public RunningServer start(ServerConfig config) throws IOException {
    checkOptions(config.options());
    return VirtualThreads.start(config, AcceptPolicy.NEW);
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(VirtualThreads.tasks());
  }
}
