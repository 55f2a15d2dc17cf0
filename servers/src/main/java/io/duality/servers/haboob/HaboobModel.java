package io.duality.servers.haboob;

import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.NamedModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.events.PollProvider;
import io.duality.servers.pipeline.PipelineServer;
import io.duality.servers.stages.StageOptions;
import io.duality.servers.stages.Stages;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** SEDA's web server: ten stages over poll(2) with the settings of October 2002 (SOSP'01). */
public final class HaboobModel extends NamedModel {
  private static final StageOptions OPTIONS = StageOptions.haboob();

  /** For {@link java.util.ServiceLoader}. */
  public HaboobModel() {
    super(
        "haboob",
        "Haboob's ten stages over poll(2), with the settings of its configuration",
        "Welsh, Culler and Brewer, SEDA (SOSP'01): Haboob, haboob.cfg of October 2002");
  }

  @Override
  public List<ModelOption> options() {
    return OPTIONS.all();
  }

  /** By default each stage begins with one thread, dynamic pages too, and grows slowly. */
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public void checkOptions(Map<String, String> options) {
    super.checkOptions(options);
    var _ = OPTIONS.parse(options, 1);
  }

  @Override
  public List<String> jvmFlags(Map<String, String> options) {
    return PollProvider.jvmFlags();
  }

  @Override
  public Optional<String> unavailable() {
    return PollProvider.unavailable();
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@link ServerConfig#parallelism} is in force only where the option {@code threads} says so.
   * {@link ServerConfig#cacheBytes} is 200 MB by default, as Haboob's page cache.
   */
  @Override
  protected RunningServer serve(ServerConfig config) throws IOException {
    return start(config, failed -> new Stages(id(), failed));
  }

  /** The same with stages of another making, for tests. */
  static RunningServer start(ServerConfig config, Function<Consumer<Throwable>, Stages> maker)
      throws IOException {
    StageOptions.Parsed options = OPTIONS.parse(config.options(), config.parallelism());
    return PipelineServer.open(
        "haboob",
        config,
        PollProvider::open,
        PipelineServer.Accepting.POLLED,
        parts -> new HaboobGraph(parts, maker.apply(parts.failed()), options));
  }
}
