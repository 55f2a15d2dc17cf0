package io.duality.loadgen;

import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import io.duality.microbench.NanosBenchmark;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What recording a response costs: both histograms and the counters of window and client, beside
 * one histogram alone and the clock.
 */
@State(Scope.Thread)
public class RecorderBenchmark extends NanosBenchmark {
  private static final int TIMES = 4_096;

  private final Window window = new Window();
  private final Histogram histogram = Latency.histogram();
  private final Client client = new Client(0, -1, new ResponseParser(new HeadReader()));
  private final long[] nanos = new SplittableRandom(1).longs(TIMES, 500_000, 1_500_000).toArray();
  private int next;

  private long nextNanos() {
    next = next + 1 & TIMES - 1;
    return nanos[next];
  }

  /** All that is recorded of a response. */
  @Benchmark
  public long response() {
    window.began(0);
    window.completed(client, nextNanos());
    return window.completed;
  }

  /** One value in one histogram. */
  @Benchmark
  public void histogram() {
    histogram.recordValue(nextNanos());
  }

  /** The clock, which is read once for each response. */
  @Benchmark
  public long clock() {
    return System.nanoTime();
  }
}
