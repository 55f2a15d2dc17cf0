package io.duality.servers.blocking;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.ModelOption;
import io.duality.servers.OptionValues;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.TaskModel;
import io.duality.servers.blocking.ThreadPerConnection.Style;
import io.duality.servers.tasks.ThreadPerTask;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A virtual thread for each connection: what the models have in common that use them. */
public final class VirtualThreads {
  private static final String AUTO = "auto";

  /** The number of kernel threads that carry the virtual ones, in force by {@link #jvmFlags}. */
  public static final ModelOption CARRIERS =
      new ModelOption(
          "carriers",
          AUTO,
          "kernel threads that carry the virtual ones, 1 to 1024; auto: as the process was started",
          new OptionValues.Either(
              new OptionValues.WholeNumber(1, 1_024), new OptionValues.Choice(List.of(AUTO))));

  private VirtualThreads() {}

  /** The pool may not grow beyond them either, as it otherwise does where a carrier is blocked. */
  public static List<String> jvmFlags(Map<String, String> options) {
    String carriers = CARRIERS.text(options);
    return carriers.equals(AUTO)
        ? List.of()
        : List.of(
            "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
            "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers);
  }

  /**
   * Starts a server.
   *
   * @throws IOException if the address cannot be bound or the root cannot be read
   */
  public static RunningServer start(ServerConfig config, AcceptPolicy policy) throws IOException {
    return ThreadPerConnection.start(
        config, new Style(Thread.ofVirtual().name("connection-", 0).factory(), false, policy));
  }

  /**
   * A virtual thread for each task. Nothing is accepted there, so that models which differ in their
   * accept policy alone have the same tasks.
   */
  public static TaskModel tasks() {
    return new ThreadPerTask(
        TaskModel.MANY,
        ThreadPerTask.Sharing.COOPERATIVE,
        Set.of(CARRIERS.name()),
        config -> Thread.ofVirtual().name("task-", 0).factory());
  }
}
