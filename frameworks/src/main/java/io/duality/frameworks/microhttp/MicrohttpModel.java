package io.duality.frameworks.microhttp;

import io.duality.frameworks.Application;
import io.duality.frameworks.FrameworkModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import java.io.IOException;

/** Event loops over a {@code java.nio} Selector each, and one more that accepts. */
public final class MicrohttpModel extends FrameworkModel {

  /** The model that {@link java.util.ServiceLoader} makes. */
  public MicrohttpModel() {
    super("microhttp", "microhttp: event loops over java.nio and nothing else", "microhttp 0.11");
  }

  @Override
  protected RunningServer serve(Application application, ServerConfig config) throws IOException {
    return MicrohttpServer.start(application, config);
  }
}
