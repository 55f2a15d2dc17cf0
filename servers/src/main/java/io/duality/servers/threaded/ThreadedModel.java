package io.duality.servers.threaded;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.MostConnections;
import io.duality.servers.NamedModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.TaskModel;
import io.duality.servers.blocking.ThreadPerConnection;
import io.duality.servers.blocking.ThreadPerConnection.Style;
import io.duality.servers.tasks.ThreadPerTask;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/** A platform thread for each connection. */
public final class ThreadedModel extends NamedModel {
  private static final ModelOption STACK =
      ModelOption.ofInteger(
          "stack-kib",
          256,
          "stack of each thread, 128 to 65536 KiB; touched pages only are used",
          128,
          65_536);

  /** For {@link java.util.ServiceLoader}. */
  public ThreadedModel() {
    super(
        "threaded",
        "a platform thread for each connection; blocks in place",
        "Kegel, The C10K problem, 4: a thread for each client");
  }

  @Override
  public List<ModelOption> options() {
    return List.of(STACK, AcceptPolicy.option(AcceptPolicy.NEW), MostConnections.OPTION);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public int threadsPerConnection() {
    return 1;
  }

  @Override
  protected RunningServer serve(ServerConfig config) throws IOException {
    AcceptPolicy policy = AcceptPolicy.of(config.options(), AcceptPolicy.NEW);
    return ThreadPerConnection.start(
        config, new Style(threads("connection-", config.options()), true, policy));
  }

  private static ThreadFactory threads(String prefix, Map<String, String> options) {
    long stackBytes = 1_024L * STACK.integer(options);
    return Thread.ofPlatform().name(prefix, 0).daemon().stackSize(stackBytes).factory();
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(
        new ThreadPerTask(
            1_024,
            ThreadPerTask.Sharing.PREEMPTIVE,
            Set.of(STACK.name()),
            config -> threads("task-", config.options())));
  }
}
