package io.duality.servers.pooled;

import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.NamedModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.blocking.ActivePool;
import io.duality.servers.blocking.ConnectionWorkers;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Bounded thread pools, in the two shapes that servers gave them. */
public final class PooledModel extends NamedModel {
  private static final String ACTIVE = "active";

  private static final ModelOption SHAPE =
      ModelOption.ofChoice(
          "shape",
          ACTIVE,
          "active: a thread for each active request; connection: for each connection (SOSP'01)",
          ACTIVE,
          "connection");

  private static final ModelOption THREADS =
      ModelOption.ofInteger(
          "threads", 150, "most threads, 1 to 10000 (SOSP'01, Figure 12: 150)", 1, 10_000);

  private static final ModelOption BACKLOG =
      ModelOption.ofInteger(
          "backlog",
          128,
          "shape=connection: clients that the kernel holds beyond them, 1 to 65535 (Linux 2.2: 128)",
          1,
          65_535);

  /** For {@link java.util.ServiceLoader}. */
  public PooledModel() {
    super(
        "pooled",
        "an acceptor and a bounded pool: a thread for each active request, or connection",
        "Kegel, The C10K problem, 4; Apache 1.3 in SEDA (SOSP'01), Figure 12");
  }

  @Override
  public List<ModelOption> options() {
    return List.of(SHAPE, THREADS, BACKLOG);
  }

  /** Each stream keeps one of the threads, of which there are so many and no more. */
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.STREAMS));
  }

  @Override
  protected RunningServer serve(ServerConfig config) throws IOException {
    int threads = THREADS.integer(config.options());
    if (SHAPE.text(config.options()).equals(ACTIVE)) {
      return ActivePool.start(config, threads);
    }
    int backlog = Math.min(config.backlog(), BACKLOG.integer(config.options()));
    return ConnectionWorkers.start(config.withBacklog(backlog), threads);
  }
}
