package io.duality.servers.virtual;

import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.OptionValues;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskModel;
import io.duality.servers.blocking.ThreadPerConnection;
import io.duality.servers.tasks.ThreadPerTask;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A virtual thread for each connection; the JVM schedules them on a carrier for each CPU. */
public final class VirtualModel implements ServerModel {
  private static final String AUTO = "auto";
  private static final ModelOption CARRIERS =
      new ModelOption(
          "carriers",
          AUTO,
          "kernel threads that carry the virtual ones, 1 to 1024; auto: as the process was started",
          new OptionValues.Either(
              new OptionValues.WholeNumber(1, 1_024), new OptionValues.Choice(List.of(AUTO))));

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
    return List.of(CARRIERS);
  }

  /** The pool may not grow beyond them either, as it otherwise does where a carrier is blocked. */
  @Override
  public List<String> jvmFlags(Map<String, String> options) {
    String carriers = CARRIERS.text(options);
    return carriers.equals(AUTO)
        ? List.of()
        : List.of(
            "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
            "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public RunningServer start(ServerConfig config) throws IOException {
    checkOptions(config.options());
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
