package io.duality.servers.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.junit.jupiter.api.Test;

/** The JDK's poll selector is found by its name, which a release might change. */
final class PollProviderTest {
  @Test
  void selectsChannelsOfTheDefaultProviderByPoll() throws IOException {
    Pipe pipe = Pipe.open();
    try (Selector selector = PollProvider.open();
        var source = pipe.source();
        var sink = pipe.sink()) {
      assertThat(PollProvider.unavailable()).isEmpty();
      assertThat(selector.getClass().getSimpleName()).isEqualTo("PollSelectorImpl");
      source.configureBlocking(false);
      source.register(selector, SelectionKey.OP_READ);
      assertThat(selector.selectNow()).isZero();
      sink.write(ByteBuffer.wrap(new byte[] {1}));
      assertThat(selector.select(30_000)).isEqualTo(1);
    }
  }
}
