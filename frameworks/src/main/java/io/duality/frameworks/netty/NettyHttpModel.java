package io.duality.frameworks.netty;

import io.duality.frameworks.Application;
import io.duality.frameworks.FrameworkModel;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import java.io.IOException;

/** Netty as its users have it: pipeline, buffers and HTTP codec. */
public final class NettyHttpModel extends FrameworkModel {

  /** The model that {@link java.util.ServiceLoader} makes. */
  public NettyHttpModel() {
    super(
        "netty-http",
        "Netty's event loops with its own HTTP codec and pipeline",
        "Netty 4.2.18, netty-codec-http");
  }

  @Override
  protected RunningServer serve(Application application, ServerConfig config) throws IOException {
    return NettyHttpServer.start(application, config);
  }
}
