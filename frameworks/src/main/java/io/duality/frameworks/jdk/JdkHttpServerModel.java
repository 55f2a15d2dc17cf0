package io.duality.frameworks.jdk;

import io.duality.frameworks.Application;
import io.duality.frameworks.FrameworkModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code com.sun.net.httpserver.HttpServer}: one selector, and a virtual thread a request. */
public final class JdkHttpServerModel extends FrameworkModel {

  /** The model that {@link java.util.ServiceLoader} makes. */
  public JdkHttpServerModel() {
    super(
        "jdk-httpserver",
        "the JDK's HttpServer: a selector for idle connections, a virtual thread for each request",
        "module jdk.httpserver of the running JDK");
  }

  /**
   * By default it waits with a body for the acknowledgement of its head, and closes all connections
   * beyond 200 that are idle, which in a benchmark would be most of them.
   */
  @Override
  public List<String> jvmFlags(Map<String, String> options) {
    return List.of(
        "-Dsun.net.httpserver.nodelay=true",
        "-Dsun.net.httpserver.maxIdleConnections=1048576",
        "-Dsun.net.httpserver.idleInterval=300");
  }

  /** It has no way to set a socket option before it binds. */
  @Override
  public boolean sharesItsPort() {
    return false;
  }

  @Override
  protected RunningServer serve(Application application, ServerConfig config) throws IOException {
    return JdkServer.start(application, config);
  }
}
