package io.duality.servers.blocking;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.MostConnections;
import io.duality.servers.NamedModel;
import io.duality.servers.OptionValues;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.TaskModel;
import io.duality.servers.blocking.ThreadPerConnection.Style;
import io.duality.servers.tasks.ThreadPerTask;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A virtual thread for each connection: what the models have in common that use them. */
public abstract class VirtualThreadModel extends NamedModel {
  private static final String AUTO = "auto";

  /** The number of kernel threads that carry the virtual ones, in force by {@link #jvmFlags}. */
  private static final ModelOption CARRIERS =
      new ModelOption(
          "carriers",
          AUTO,
          "kernel threads that carry the virtual ones, 1 to 1024; auto: as the process was started",
          new OptionValues.Either(
              new OptionValues.WholeNumber(1, 1_024), new OptionValues.Choice(List.of(AUTO))));

  /** {@link #id}, {@link #summary} and {@link #source}. */
  protected VirtualThreadModel(String id, String summary, String source) {
    super(id, summary, source);
  }

  @Override
  public List<ModelOption> options() {
    return List.of(CARRIERS, MostConnections.OPTION);
  }

  /** The pool may not grow beyond them either, as it otherwise does where a carrier is blocked. */
  @Override
  public final List<String> jvmFlags(Map<String, String> options) {
    String carriers = CARRIERS.text(options);
    return carriers.equals(AUTO)
        ? List.of()
        : List.of(
            "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
            "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers);
  }

  @Override
  public final Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  /** Whom the acceptor favours. */
  protected abstract AcceptPolicy policy(Map<String, String> options);

  @Override
  protected final RunningServer serve(ServerConfig config) throws IOException {
    Style style =
        new Style(
            Thread.ofVirtual().name("connection-", 0).factory(), false, policy(config.options()));
    return ThreadPerConnection.start(config, style);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A virtual thread for each. Nothing is accepted there, so that models which differ in their
   * accept policy alone have the same tasks.
   */
  @Override
  public final Optional<TaskModel> tasks() {
    return Optional.of(
        new ThreadPerTask(
            TaskModel.MANY,
            ThreadPerTask.Sharing.COOPERATIVE,
            Set.of(CARRIERS.name()),
            config -> Thread.ofVirtual().name("task-", 0).factory()));
  }
}
