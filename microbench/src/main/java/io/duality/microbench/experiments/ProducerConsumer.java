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
 * Producers and consumers of one bounded buffer, with a lock and two conditions; a consumer loops
 * for a random time after each message. What costs is to schedule and to synchronise (von Behren,
 * Condit, Zhou, Necula, Brewer, "Capriccio", SOSP 2003, Figure 1). An operation is a message
 * consumed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ProducerConsumer extends Experiment {
  private static final int MESSAGES = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Producers, and as many consumers. */
  @Param({"1", "16", "256", "2048"})
  public int pairs;

  /** Of what threads. */
  @Param public ThreadKind kind = ThreadKind.PLATFORM;

  private @Nullable Exchange exchange;

  /** Starts all threads, and lets them go when the last is there. */
  @Setup
  public void start() {
    exchange = Exchange.start(kind, pairs, PATIENCE);
  }

  /** What was consumed between two iterations is in none. */
  @Setup(Level.Iteration)
  public void begin() {
    opened(exchange).consumed().restart();
  }

  /** Ends all threads, and counts. */
  @TearDown
  public void stop() {
    opened(exchange).close();
  }

  /** Looks on until so many more messages are consumed. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void exchange() {
    opened(exchange).consumed().await(MESSAGES);
  }
}
