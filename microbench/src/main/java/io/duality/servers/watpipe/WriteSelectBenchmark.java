package io.duality.servers.watpipe;

import io.duality.microbench.NanosBenchmark;
import io.duality.microbench.RoundTrip;
import io.duality.servers.http.Timeouts;
import io.duality.servers.pipeline.Connection;
import io.duality.servers.pipeline.LooseConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * From watpipe's read stage to a writer: the connection joins the set that a thread selects from,
 * that thread is woken, finds that the kernel takes output, and a writer helps itself. A real
 * socket, which is always writable: two switches of threads and three system calls, where {@link
 * io.duality.microbench.HandOffBenchmark} has one switch.
 */
@State(Scope.Benchmark)
public class WriteSelectBenchmark extends NanosBenchmark {
  private static final long NEVER = Duration.ofHours(1).toNanos();

  private final RoundTrip trip = new RoundTrip();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable WriteSelect stage;
  private @Nullable Connection connection;

  /** Connects a socket and starts the stage and one writer. */
  @Setup
  public void start() throws IOException {
    ServerSocketChannel listener = opened(ServerSocketChannel.open());
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    opened(SocketChannel.open(listener.getLocalAddress()));
    SocketChannel channel = opened(listener.accept());
    channel.configureBlocking(false);
    LooseConnection loose = LooseConnection.over(channel, opened(Selector.open()));
    WriteSelect started =
        new WriteSelect(
            Selector.open(), new Timeouts(NEVER, NEVER, NEVER), loose.endings(), System.nanoTime());
    open.add(started::close);
    connection = loose.connection();
    stage = started;
    threads.add(Thread.ofPlatform().daemon().start(() -> select(started)));
    threads.add(Thread.ofPlatform().daemon().start(() -> write(started)));
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  private void select(WriteSelect started) {
    try {
      started.run();
    } catch (IOException | RuntimeException e) {
      trip.fail(e);
    }
  }

  private void write(WriteSelect started) {
    try {
      while (true) {
        started.take();
        trip.answer();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends both, then closes all. */
  @TearDown
  public void stop() throws Exception {
    if (stage != null) {
      stage.end();
    }
    threads.getLast().interrupt();
    for (Thread thread : threads) {
      thread.join();
    }
    for (AutoCloseable resource : open.reversed()) {
      resource.close();
    }
  }

  /** There and back. */
  @Benchmark
  public void alone() throws IOException {
    if (stage == null || connection == null) {
      throw new IllegalStateException("not started");
    }
    trip.expect(1);
    stage.add(connection);
    trip.await();
  }
}
