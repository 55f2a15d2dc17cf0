package io.duality.servers.watpipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.http.Timeouts;
import io.duality.servers.pipeline.Connection;
import io.duality.servers.pipeline.PipelineParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any thread may merge a connection into the set that another thread is waiting for. */
class WriteSelectTest {
  @TempDir Path root = Path.of("");

  private WriteSelect stage(PipelineParts parts, boolean forgetsToWake) throws IOException {
    // Nothing but a wake-up ends a wait within the test.
    Timeouts timeouts =
        new Timeouts(
            Duration.ofHours(1).toNanos(),
            Duration.ofHours(1).toNanos(),
            Duration.ofHours(1).toNanos());
    return new WriteSelect(Selector.open(), timeouts, parts.parts().endings(), System.nanoTime()) {
      @Override
      void wakeUp() {
        if (!forgetsToWake) {
          super.wakeUp();
        }
      }
    };
  }

  /** Adds a connection again and again while the stage waits; null if it does not come out. */
  private @Nullable Connection pass(boolean forgetsToWake, Duration patience) throws Exception {
    try (PipelineParts parts = PipelineParts.over(root);
        ServerSocketChannel listener =
            ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketChannel peer = SocketChannel.open(listener.getLocalAddress());
        SocketChannel channel = listener.accept();
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      channel.configureBlocking(false);
      Connection connection = parts.connection(channel);
      WriteSelect stage = stage(parts, forgetsToWake);
      Future<?> running = threads.submit(() -> run(stage));
      @Nullable Connection taken = connection;
      for (int i = 0; i < 100 && taken != null; i++) {
        stage.add(connection);
        taken = poll(threads.submit(stage::take), patience);
      }
      stage.end();
      threads.shutdownNow();
      running.get(30, TimeUnit.SECONDS);
      stage.close();
      assertThat(peer.isOpen()).isTrue();
      return taken;
    }
  }

  private static void run(WriteSelect stage) {
    try {
      stage.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Connection poll(Future<Connection> taken, Duration patience)
      throws Exception {
    try {
      return taken.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    }
  }

  @Test
  void findsEachConnectionThatIsAdded() throws Exception {
    assertThat(pass(false, Duration.ofSeconds(30))).isNotNull();
  }

  /** Its key stays in the set until the next wait. */
  @Test
  void sweepsPastAConnectionThatAnotherThreadHasClosed() throws IOException {
    try (PipelineParts parts = PipelineParts.over(root)) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      WriteSelect stage = stage(parts, false);
      stage.add(parts.connection(channel));
      channel.close();
      stage.sweep(System.nanoTime() + Duration.ofHours(2).toNanos());
      stage.sweep(System.nanoTime() + Duration.ofHours(4).toNanos());
      stage.close();
      assertThat(parts.parts().service().counters().timeouts()).isZero();
    }
  }

  @Test
  void findsAStageThatForgetsToWake() throws Exception {
    assertThat(pass(true, Duration.ofMillis(300))).isNull();
  }
}
