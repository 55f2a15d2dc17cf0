package io.duality.servers.seda;

import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskModel;
import io.duality.servers.tasks.ManyTasks;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stages with bounded queues and controlled thread pools (SEDA, SOSP'01). */
public final class SedaModel implements ServerModel {

  @Override
  public String id() {
    return "seda";
  }

  @Override
  public String summary() {
    return "stages read, parse, handle, cache-miss, write; bounded queues, controlled pools";
  }

  @Override
  public List<ModelOption> options() {
    return SedaOptions.all();
  }

  @Override
  public String source() {
    return "Welsh, Culler and Brewer, SEDA (SOSP'01)";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.OVERLAPS_DISK, Capability.OVERLAPS_PAUSE);
  }

  @Override
  public void checkOptions(Map<String, String> options) {
    ServerModel.super.checkOptions(options);
    SedaOptions.of(options);
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@link ServerConfig#parallelism} is not used: the pools have their own options and a
   * controller.
   */
  @Override
  public RunningServer start(ServerConfig config) throws IOException {
    checkOptions(config.options());
    return SedaServer.open(config, SedaOptions.of(config.options()));
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(new ManyTasks(SedaTasks::start));
  }
}
