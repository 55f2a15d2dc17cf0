package io.duality.servers.seda;

import io.duality.servers.Capability;
import io.duality.servers.ModelOption;
import io.duality.servers.NamedModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.TaskModel;
import io.duality.servers.pipeline.PipelineServer;
import io.duality.servers.stages.StageOptions;
import io.duality.servers.stages.Stages;
import io.duality.servers.tasks.ManyTasks;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stages with bounded queues and controlled thread pools (SEDA, SOSP'01). */
public final class SedaModel extends NamedModel {
  private static final StageOptions OPTIONS = StageOptions.published();

  private static final String THREAD = "thread";

  private static final ModelOption PAUSE =
      ModelOption.ofChoice(
          "pause",
          "timer",
          "who waits for another service: a timer, or the handle stage's thread (SOSP'01, Fig. 14)",
          "timer",
          THREAD);

  /** For {@link java.util.ServiceLoader}. */
  public SedaModel() {
    super(
        "seda",
        "stages read, parse, handle, cache-miss, write; bounded queues, controlled pools",
        "Welsh, Culler and Brewer, SEDA (SOSP'01)");
  }

  @Override
  public List<ModelOption> options() {
    return Stream.concat(OPTIONS.all().stream(), Stream.of(PAUSE)).toList();
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public void checkOptions(Map<String, String> options) {
    super.checkOptions(options);
    var _ = OPTIONS.parse(options, 1);
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@link ServerConfig#parallelism} is the number of threads that each stage begins with and
   * keeps, unless the option {@code threads} says another.
   */
  @Override
  protected RunningServer serve(ServerConfig config) throws IOException {
    return start(config, failed -> new Stages("seda", failed));
  }

  /** The same with stages of another making, for tests. */
  static RunningServer start(ServerConfig config, Function<Consumer<Throwable>, Stages> maker)
      throws IOException {
    StageOptions.Parsed options = OPTIONS.parse(config.options(), config.parallelism());
    boolean sleeps = PAUSE.text(config.options()).equals(THREAD);
    return PipelineServer.open(
        "seda",
        config,
        Selector::open,
        PipelineServer.Accepting.BLOCKING,
        parts -> new SedaGraph(parts, maker.apply(parts.failed()), options, sleeps));
  }

  @Override
  public Optional<TaskModel> tasks() {
    return Optional.of(
        new ManyTasks(
            config ->
                SedaTasks.start(config, OPTIONS.parse(config.options(), config.parallelism())),
            OPTIONS.ofTasks()));
  }
}
