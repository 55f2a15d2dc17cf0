package io.duality.servers.virtual;

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
  public String source() {
    return "heir of the user-level threads of Capriccio (SOSP'03); JEP 444";
  }

  @Override
  public List<ModelOption> options() {
    return List.of(VirtualThreads.CARRIERS, AcceptPolicy.option(AcceptPolicy.NEW));
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
    return VirtualThreads.start(config, AcceptPolicy.of(config.options(), AcceptPolicy.NEW));
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(VirtualThreads.tasks());
  }
}
