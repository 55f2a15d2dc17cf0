package io.duality.servers.pipeline;

import io.duality.servers.ServerConfig;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * What a graph is built on, without a server.
 *
 * @param selector its own
 */
public record PipelineParts(Parts parts, Selector selector) implements AutoCloseable {

  /** Parts over a folder. */
  public static PipelineParts over(Path root) throws IOException {
    ServerConfig config = ServerConfig.of(root);
    Service service = Service.of(config);
    Selector selector = Selector.open();
    Readiness readiness = new Readiness(service, Timeouts.of(config), selector, System.nanoTime());
    Parts parts =
        new Parts(
            service,
            readiness,
            readiness.endings(),
            new Refusals(readiness),
            cause -> {
              throw new AssertionError(cause);
            });
    return new PipelineParts(parts, selector);
  }

  /** A connection that nobody has. */
  public Connection connection(SocketChannel channel) {
    return new Connection(channel, parts.service().open());
  }

  @Override
  public void close() throws IOException {
    selector.close();
  }
}
