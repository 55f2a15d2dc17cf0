package io.duality.frameworks.jetty;

import io.duality.frameworks.Application;
import io.duality.frameworks.FrameworkModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import java.io.IOException;

/** Jetty's core server, without servlets. */
public final class JettyModel extends FrameworkModel {

  /** The model that {@link java.util.ServiceLoader} makes. */
  public JettyModel() {
    super("jetty", "Jetty: selectors, and a virtual thread for each request", "Jetty 12.1.14");
  }

  @Override
  protected RunningServer serve(Application application, ServerConfig config) throws IOException {
    return JettyServer.start(application, config);
  }
}
