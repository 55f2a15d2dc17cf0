package io.duality.microbench.experiments;

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
 * What it costs one thread to hand something to another through a queue, by queue and by kind of
 * thread; {@link TaskManagement} has the other operations. Each pair has queues of its own. An
 * operation is one hand-off: with one pair a wake-up each, with many pairs whatever the scheduler
 * makes of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueueHandOff extends Experiment {
  private static final int HAND_OFFS = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Of threads. */
  @Param({"1", "100"})
  public int pairs;

  /** Of threads. */
  @Param public ThreadKind kind = ThreadKind.PLATFORM;

  /** Which queue. */
  @Param public HandOver.Way queue = HandOver.Way.LINKED;

  private @Nullable HandOver handOver;

  /** Starts all pairs. */
  @Setup
  public void start() {
    handOver = HandOver.start(kind, pairs, queue, PATIENCE);
  }

  /** What was handed over between two iterations is in none. */
  @Setup(Level.Iteration)
  public void begin() {
    opened(handOver).done().restart();
  }

  /** Ends all, and counts. */
  @TearDown
  public void stop() {
    opened(handOver).close();
  }

  /** Looks on until so many more are handed over. */
  @Benchmark
  @OperationsPerInvocation(HAND_OFFS)
  public void handOff() {
    opened(handOver).done().await(HAND_OFFS);
  }
}
