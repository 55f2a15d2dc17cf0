package io.duality.frameworks.helidon;

import io.duality.frameworks.Application;
import io.duality.frameworks.FrameworkModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import java.io.IOException;

/** Helidon's web server, made for virtual threads. */
public final class HelidonModel extends FrameworkModel {

  /** The model that {@link java.util.ServiceLoader} makes. */
  public HelidonModel() {
    super("helidon", "Helidon SE: a virtual thread for each connection", "Helidon 4.5.0");
  }

  @Override
  protected RunningServer serve(Application application, ServerConfig config) throws IOException {
    return HelidonServer.start(application, config);
  }
}
