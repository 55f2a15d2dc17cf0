package io.duality.frameworks.vertx;

import io.duality.frameworks.Application;
import io.duality.frameworks.FrameworkModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import java.io.IOException;

/** Vert.x core, an instance of the server on each event loop. */
public final class VertxModel extends FrameworkModel {

  /** The model that {@link java.util.ServiceLoader} makes. */
  public VertxModel() {
    super("vertx", "Vert.x core: event loops over Netty's native transport", "Vert.x 5.2.0");
  }

  @Override
  protected RunningServer serve(Application application, ServerConfig config) throws IOException {
    return VertxServer.start(application, config);
  }
}
