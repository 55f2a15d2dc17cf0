package io.duality.servers.watpipe;

import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.MostConnections;
import io.duality.servers.NamedModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.Timeouts;
import io.duality.servers.pipeline.PipelineServer;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A pipeline of four stages without queues and without controllers (EuroSys'07). */
public final class WatPipeModel extends NamedModel {
  private static final ModelOption WRITERS =
      ModelOption.ofInteger(
          "writers",
          25,
          "threads of the last stage, which write and read the disk (EuroSys'07: 25)",
          1,
          1_000);

  /** For {@link java.util.ServiceLoader}. */
  public WatPipeModel() {
    super(
        "watpipe",
        "pipeline: one thread each for accept, read and write-select, N writers; no queues",
        "Pariag et al., WatPipe (EuroSys'07)");
  }

  @Override
  public List<ModelOption> options() {
    return List.of(WRITERS, MostConnections.OPTION);
  }

  /** Requests are handled in the one thread that reads them. */
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.PARALLEL));
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@link ServerConfig#parallelism} is not used: three of the stages have one thread each by
   * design, and the writers have their option.
   */
  @Override
  protected RunningServer serve(ServerConfig config) throws IOException {
    int writers = WRITERS.integer(config.options());
    return PipelineServer.open(
        id(),
        config,
        Selector::open,
        PipelineServer.Accepting.BLOCKING,
        parts -> new WatPipeGraph(parts, Timeouts.of(config), Selector.open(), writers));
  }
}
