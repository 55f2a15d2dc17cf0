package io.duality.servers.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.microbench.NanosBenchmark;
import io.duality.microbench.Pages;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.nonblocking.Core;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A turn of the servers' event loop without its system calls: readiness, request, page cache,
 * response, deadlines, clock. A turn with one ready connection pays alone for what a full one
 * shares; with 65,536 connections their state comes from memory, and the sweep of their deadlines
 * is in the figure.
 */
@State(Scope.Thread)
public class TurnBenchmark extends NanosBenchmark {
  private static final int BATCH = 64;

  /** Connections of the loop, which are ready in turn. */
  @Param({"64", "1024", "65536"})
  public int connections;

  /** Bytes of the page. */
  @Param({"512", "8192"})
  public int fileBytes;

  private final ReadySockets sockets =
      new ReadySockets(
          "GET /page-0 HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: bench\r\n\r\n"
              .getBytes(ISO_8859_1));
  private Pages folder = Pages.none();
  private @Nullable EventLoop loop;

  /** Opens the connections, and lets each have its page once. */
  @Setup
  public void open() throws IOException {
    folder = Pages.of(1, fileBytes);
    ServerConfig config = ServerConfig.of(folder.root());
    Timeouts timeouts = Timeouts.of(config);
    Core core = new Core(Service.of(config), null, timeouts);
    EventLoop opened = new EventLoop(sockets, timeouts.sweepNanos(), System.nanoTime());
    opened.confine();
    for (int i = 0; i < connections; i++) {
      new Connection(opened, core, sockets.socket()).adopt();
    }
    sockets.setBatch(connections);
    opened.runOnce();
    if (sockets.writtenBytes() < (long) connections * fileBytes) {
      throw new IllegalStateException("only " + sockets.writtenBytes() + " bytes were written");
    }
    loop = opened;
  }

  /** Removes the page. */
  @TearDown
  public void remove() throws IOException {
    folder.close();
  }

  private long turn(int ready) throws IOException {
    if (loop == null) {
      throw new IllegalStateException("not open");
    }
    sockets.setBatch(ready);
    loop.runOnce();
    return sockets.writtenBytes();
  }

  /** A request of a full turn. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long full() throws IOException {
    return turn(BATCH);
  }

  /** A request that has a turn of its own. */
  @Benchmark
  public long single() throws IOException {
    return turn(1);
  }
}
