package io.duality.microbench.experiments;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One sender, one receiver, as many bytes as they can move over the loopback interface: whether a
 * selector costs anything when there is only one connection (Tyma, "Thousands of Threads and
 * Blocking I/O", 2008). An operation is a byte received.
 *
 * <p>What the kernel has buffered when an iteration begins, some megabytes at most, is in its
 * figure. Nagle's algorithm is on, as it is by default.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Blast extends Experiment {
  private static final int BYTES = 1 << 20;

  /** Of each message, and of the receiver's buffer. */
  @Param({"64", "1024", "8192", "65536"})
  public int messageBytes;

  /** By which way, on both sides. */
  @Param public Style style = Style.STREAM;

  private @Nullable OneToOne connection;

  /** Connects. */
  @Setup
  public void start() throws IOException {
    connection = OneToOne.start(style, messageBytes);
  }

  /** Ends the sender, reads what is on its way, and compares. */
  @TearDown
  public void stop() throws IOException {
    opened(connection).close();
  }

  /** Reads a megabyte. */
  @Benchmark
  @OperationsPerInvocation(BYTES)
  public void receive() throws IOException {
    opened(connection).receive(BYTES);
  }
}
