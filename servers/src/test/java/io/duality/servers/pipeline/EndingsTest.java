package io.duality.servers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndingsTest {
  private static final long LIMIT_NANOS = 1_000;

  @TempDir Path root = Path.of("");

  /** The wait for a request that is refused then is none of the wait for its peer. */
  @Test
  void patienceWithALingeringConnectionBeginsAnew() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (PipelineParts parts = PipelineParts.over(root);
        ServerSocketChannel listener =
            ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0));
        SocketChannel peer = SocketChannel.open(listener.getLocalAddress());
        SocketChannel channel = listener.accept()) {
      Connection connection = parts.connection(channel);
      assertThat(connection.isOver(0, LIMIT_NANOS)).isFalse();
      connection.session().begin(connection.session().rejected().response());
      parts.parts().endings().end(connection);
      assertThat(connection.isLingering()).isTrue();
      assertThat(peer.isOpen()).isTrue();
      assertThat(connection.isOver(LIMIT_NANOS, LIMIT_NANOS)).isFalse();
      assertThat(connection.isOver(2 * LIMIT_NANOS, LIMIT_NANOS)).isTrue();
    }
  }
}
