package io.duality.servers.netty;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.NamedModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.TaskModel;
import io.duality.servers.tasks.LoopTasks;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model that is one of Netty's native transports; one acceptor, connections given out in turn.
 */
public abstract class NettyModel extends NamedModel {

  /** {@link #id}, {@link #summary} and {@link #source}. */
  protected NettyModel(String id, String summary, String source) {
    super(id, summary, source);
  }

  @Override
  public final List<ModelOption> options() {
    return List.of(AcceptPolicy.option(AcceptPolicy.NEW));
  }

  @Override
  public final Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  /** What Netty says of why its transport cannot be loaded; null if it can. */
  protected abstract @Nullable Throwable unavailabilityCause();

  /** The transport. Not called where it is unavailable. */
  protected abstract Transport transport();

  @Override
  public final Optional<String> unavailable() {
    return Transport.missing(id(), unavailabilityCause());
  }

  @Override
  protected final RunningServer serve(ServerConfig config) throws IOException {
    AcceptPolicy policy = AcceptPolicy.of(config.options(), AcceptPolicy.NEW);
    return NettyServer.open(config, transport(), policy);
  }

  @Override
  public final Optional<TaskModel> tasks() {
    return Optional.of(LoopTasks.over((count, failed) -> TaskLoops.open(transport(), count)));
  }
}
