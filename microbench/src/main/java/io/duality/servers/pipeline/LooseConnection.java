package io.duality.servers.pipeline;

import io.duality.servers.ServerConfig;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A connection that no server has, for a stage to pass on.
 *
 * @param connection over a channel of the caller's
 * @param endings for the stage; not used as long as nothing fails
 */
public record LooseConnection(Connection connection, Endings endings) {

  /**
   * Over a channel.
   *
   * @param selector used for nothing but to be there; the caller's
   */
  public static LooseConnection over(SocketChannel channel, Selector selector) throws IOException {
    ServerConfig config = ServerConfig.of(Path.of("."));
    Service service = Service.of(config);
    Readiness readiness = new Readiness(service, Timeouts.of(config), selector, System.nanoTime());
    return new LooseConnection(new Connection(channel, service.open()), readiness.endings());
  }
}
