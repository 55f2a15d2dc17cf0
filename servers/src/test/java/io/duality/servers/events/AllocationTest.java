package io.duality.servers.events;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.duality.servers.AcceptPolicy;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.nonblocking.Core;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cached file costs the loop's heap nothing, from the poller to the socket. */
final class AllocationTest {
  private static final int REQUESTS = 3_000;
  private static final int CHANCES = 200;
  private static final int FILE_BYTES = 512;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ByteBuffer request =
      ByteBuffer.wrap("GET /file.html HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
  private final ByteBuffer answers = ByteBuffer.allocateDirect(64 << 10);

  @SuppressWarnings("UnusedVariable") // so that the compiler cannot leave the object out
  private volatile Object waste = this;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void allocatesNothingForARequest(Mechanisms mechanism) throws IOException {
    assumeTrue(mechanism.isAvailable());
    Files.write(folder.resolve("file.html"), new byte[FILE_BYTES]);
    ServerConfig config = ServerConfig.of(folder);
    Network network = mechanism.open(config, 1);
    EventLoop loop =
        new EventLoop(network.pollers().getFirst(), TimeUnit.HOURS.toNanos(1), System.nanoTime());
    loop.confine();
    Core core = new Core(Service.of(config), null, Timeouts.of(config));
    new Acceptor(
        network,
        List.of(loop),
        core,
        new Acceptor.Rules(AcceptPolicy.NEW, 1_000, 0, System::nanoTime, line -> {}));
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (SocketChannel client =
        SocketChannel.open(new InetSocketAddress(loopback, network.port()))) {
      client.configureBlocking(false);
      long most = REQUESTS * ofTheJdk(mechanism);
      assertThat(leastAllocated(loop::runOnce, client, CHANCES, most)).isLessThanOrEqualTo(most);
      assertThat(leastAllocated(() -> wasteful(loop), client, 1, most))
          .as("the broken twin")
          .isGreaterThan(most);
    } finally {
      loop.close();
      network.close();
    }
  }

  /**
   * The JDK's selector looks a key up by the number of its descriptor, which from 128 on is a new
   * object of 16 bytes, until the compiler has found out that nobody keeps it. How many descriptors
   * are open, and when that is compiled, is the other tests' doing.
   */
  private static long ofTheJdk(Mechanisms mechanism) {
    return mechanism == Mechanisms.NIO_SELECTOR ? 16 : 0;
  }

  private interface Turn {
    void run() throws IOException;
  }

  private void wasteful(EventLoop loop) throws IOException {
    loop.runOnce();
    waste = new long[4];
  }

  /** In REQUESTS turns; the least of some tries, for they have to be compiled first. */
  private long leastAllocated(Turn turn, SocketChannel client, int chances, long enough)
      throws IOException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < chances && least > enough; i++) {
      long allocated = 0;
      for (int n = 0; n < REQUESTS; n++) {
        client.write(request.rewind());
        while (client.read(answers.clear()) == 0) {
          long before = threads.getCurrentThreadAllocatedBytes();
          turn.run();
          allocated += threads.getCurrentThreadAllocatedBytes() - before;
        }
        if (answers.position() <= FILE_BYTES) {
          throw new AssertionError("no whole answer: " + answers);
        }
      }
      least = Math.min(least, allocated);
    }
    return least;
  }
}
