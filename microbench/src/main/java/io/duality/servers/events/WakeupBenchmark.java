package io.duality.servers.events;

import io.duality.microbench.NanosBenchmark;
import io.duality.microbench.RoundTrip;
import io.duality.servers.ServerConfig;
import io.duality.servers.nio.NioNetwork;
import io.duality.servers.posix.PosixNetwork;
import java.io.IOException;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The way into an event loop for another thread, as a disk helper takes it with what it has read:
 * the task is queued, and the wait of the loop's readiness mechanism ended. Alone, each task costs
 * a wake-up; in a burst the loop is awake after the first.
 */
@State(Scope.Benchmark)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-XX:+UseSerialGC",
      "--enable-native-access=ALL-UNNAMED",
      "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED"
    })
public class WakeupBenchmark extends NanosBenchmark {
  private static final int BURST = 64;

  /** What the loop waits in. */
  public enum Mechanism {
    NIO_SELECTOR,
    POLL,
    SELECT,
    EPOLL_LEVEL,
    EPOLL_EDGE
  }

  /** Which one. */
  @Param public Mechanism mechanism = Mechanism.NIO_SELECTOR;

  private final RoundTrip trip = new RoundTrip();
  private @Nullable LoopExecutor loop;

  /** Starts a loop without connections. */
  @Setup
  public void start() throws IOException {
    loop = LoopExecutor.over(open(LoopExecutor.config()), trip::fail);
  }

  private Network open(ServerConfig config) throws IOException {
    return switch (mechanism) {
      case NIO_SELECTOR -> NioNetwork.open(config, 1, Selector::open);
      case POLL -> NioNetwork.open(config, 1, PollProvider::open);
      case SELECT -> PosixNetwork.open(config, 1, PosixNetwork.Mechanism.SELECT);
      case EPOLL_LEVEL -> PosixNetwork.open(config, 1, PosixNetwork.Mechanism.EPOLL_LEVEL);
      case EPOLL_EDGE -> PosixNetwork.open(config, 1, PosixNetwork.Mechanism.EPOLL_EDGE);
    };
  }

  /** Ends it. */
  @TearDown
  public void stop() {
    if (loop != null) {
      loop.close();
    }
  }

  private void execute(int tasks) {
    if (loop == null) {
      throw new IllegalStateException("not started");
    }
    trip.expect(tasks);
    for (int i = 0; i < tasks; i++) {
      loop.execute(trip::answer);
    }
    trip.await();
  }

  /** There and back, one at a time. */
  @Benchmark
  public void alone() {
    execute(1);
  }

  /** Many there, and back when all were run. */
  @Benchmark
  @OperationsPerInvocation(BURST)
  public void burst() {
    execute(BURST);
  }
}
