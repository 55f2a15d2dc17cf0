package io.duality.frameworks;

import io.duality.servers.Capability;
import io.duality.servers.NamedModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.util.Set;

/**
 * A library as a model. A subclass must not name the library's types: it is loaded for lists where
 * the library is not on the class path.
 */
public abstract class FrameworkModel extends NamedModel {
  /** A model with that id, summary and source. */
  protected FrameworkModel(String id, String summary, String source) {
    super(id, summary, source);
  }

  /** What the frameworks' own contract holds them to, which is less than that of the models. */
  @Override
  public final Set<Capability> capabilities() {
    return Set.of(Capability.OVERLAPS_PAUSE);
  }

  @Override
  protected final RunningServer serve(ServerConfig config) throws IOException {
    return serve(Application.of(config), config);
  }

  /**
   * Starts the library; see {@link #start}.
   *
   * @throws IOException if it cannot listen
   */
  protected abstract RunningServer serve(Application application, ServerConfig config)
      throws IOException;
}
