package io.duality.frameworks;

import io.duality.servers.Capability;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import java.io.IOException;
import java.util.Set;

/**
 * A library as a model. A subclass must not name the library's types: it is loaded for lists where
 * the library is not on the class path.
 */
public abstract class FrameworkModel implements ServerModel {
  private final String id;
  private final String summary;
  private final String source;

  /** A model with that id, summary and source. */
  protected FrameworkModel(String id, String summary, String source) {
    this.id = id;
    this.summary = summary;
    this.source = source;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public final String source() {
    return source;
  }

  /** What the frameworks' own contract holds them to, which is less than that of the models. */
  @Override
  public final Set<Capability> capabilities() {
    return Set.of(Capability.OVERLAPS_PAUSE);
  }

  @Override
  public final RunningServer start(ServerConfig config) throws IOException {
    checkOptions(config.options());
    return serve(Application.of(config), config);
  }

  /**
   * Starts the library; see {@link ServerModel#start}.
   *
   * @throws IOException if it cannot listen
   */
  protected abstract RunningServer serve(Application application, ServerConfig config)
      throws IOException;
}
