package io.duality.microbench.experiments;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Few tokens of 12 bytes in a ring of many pipes, most of which are idle: threads that each wait at
 * a pipe against one that waits for all (von Behren, Condit, Zhou, Necula, Brewer, "Capriccio",
 * SOSP 2003, Figure 2). An operation is a token read from a pipe and written into the next.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PipeRing extends Experiment {
  private static final int TOKENS = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** In the ring. */
  @Param({"4", "64", "1024", "8192"})
  public int pipes;

  /** By whom. */
  @Param public Passing passing = Passing.VIRTUAL;

  private @Nullable RingUnderWay ring;

  /** Opens the pipes and puts the tokens in. */
  @Setup
  public void start() throws IOException {
    ring = RingUnderWay.start(new TokenRing(PATIENCE), passing, pipes);
  }

  /** What was passed between two iterations is in none. */
  @Setup(Level.Iteration)
  public void begin() {
    opened(ring).passed().restart();
  }

  /** Calls the tokens in, and closes the pipes. */
  @TearDown
  public void stop() throws IOException {
    opened(ring).close();
  }

  /** Looks on until so many more tokens are passed. */
  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public void pass() {
    opened(ring).passed().await(TOKENS);
  }
}
