package io.duality.scenarios.jmh;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** For tests of what becomes of a benchmark. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TinyBenchmark {
  /** What it does. */
  public enum Mood {
    WELL,
    THROWS,
    HANGS,
    DIES,
    FAILS_AT_ITS_END
  }

  /** Which one. */
  @Param public Mood mood = Mood.WELL;

  /** A number. */
  @Param({"1", "2"})
  public int size = 1;

  /** What it counts beside operations. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Counted {
    /** The greatest size there was. */
    public long greatestSize;
  }

  /** An operation. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  public long turn(Counted counted) throws InterruptedException {
    counted.greatestSize = size;
    switch (mood) {
      case WELL, FAILS_AT_ITS_END -> {
        // An operation.
      }
      case THROWS -> throw new IllegalStateException("one message of 7 is lost");
      case HANGS -> new CountDownLatch(1).await();
      case DIES -> Runtime.getRuntime().halt(7);
    }
    return System.nanoTime();
  }

  /** The same, timed one by one. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public long shot() {
    return System.nanoTime();
  }

  /** Holds it against what it knows. */
  @TearDown
  public void end() {
    if (mood == Mood.FAILS_AT_ITS_END) {
      throw new IllegalStateException("sent 8, received 7");
    }
  }
}
