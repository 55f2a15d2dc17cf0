package io.duality.microbench.experiments;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many threads of each kind there can be, how fast they start and what they take of memory
 * (Kegel, "The C10K problem", on limits of threads; Tyma, "Thousands of Threads and Blocking I/O",
 * 2008). An operation is to start them all and wait until each has run and is parked; what the
 * kernel's limits have no room for is refused, with the limit that binds.
 *
 * <p>The memory of virtual threads is heap, of which the collector has not always freed what the
 * shots before have left: their figure is a ceiling.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class ThreadLimits extends Experiment {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** At once. */
  @Param({"1", "1000", "8000"})
  public int threads;

  /** Of which kind. */
  @Param public ThreadKind kind = ThreadKind.PLATFORM;

  private @Nullable Crowd crowd;
  private long bytesBefore;

  /** What a shot is reported with, beside its time. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Cost {
    /** From the first start until the last has run. */
    public double startNanosPerThread;

    /** Resident memory, more than before the first shot. */
    public double rssBytesPerThread;
  }

  /** Looks whether there is room, and what memory there is without them. */
  @Setup
  public void look() throws IOException {
    Optional<Ceiling> ceiling = Ceiling.lowest(Path.of("/"));
    if (kind == ThreadKind.PLATFORM && ceiling.isPresent()) {
      ceiling.get().require(threads);
    }
    System.gc();
    bytesBefore = ResidentMemory.bytes();
  }

  /** Starts all. To read the memory takes some 50 us, which is in the time of the shot only. */
  @Benchmark
  public void start(Cost cost) throws IOException {
    long begun = System.nanoTime();
    crowd = Crowd.gather(kind, threads, PATIENCE);
    cost.startNanosPerThread = (System.nanoTime() - begun) / (double) threads;
    cost.rssBytesPerThread = (ResidentMemory.bytes() - bytesBefore) / (double) threads;
  }

  /** Ends them. */
  @TearDown(Level.Iteration)
  public void end() {
    if (crowd != null) {
      crowd.close();
    }
    crowd = null;
  }
}
