package io.duality.microbench;

import io.duality.servers.http.BoundedThreads;
import io.duality.servers.stages.EventHandler;
import io.duality.servers.stages.Stage;
import io.duality.servers.stages.StageRules;
import io.duality.servers.stages.Stages;
import java.util.concurrent.Executor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Work handed to another thread and answered: what each model pays between its threads. Alone, the
 * other thread sleeps and has to be woken, twice a round; in a burst it is awake after the first,
 * as under load. One thread takes on the other side, so that no two contend.
 */
@State(Scope.Benchmark)
public class HandOffBenchmark extends NanosBenchmark {
  private static final int BURST = 64;
  private static final int BOUND = 65_536;

  /** By which way. */
  public enum Way {
    /** A thread that sleeps is woken, without a queue: what no way goes beneath. */
    PARK,
    /** The queue of a stage: seda, haboob. */
    STAGE,
    /** The pool of pooled, and of the disk's helpers. */
    POOL,
    /** A virtual thread is started: virtual, knot-a, knot-c. */
    VIRTUAL
  }

  /** Which one. */
  @Param public Way way = Way.PARK;

  private final RoundTrip trip = new RoundTrip();
  private Executor executor = Runnable::run;
  private AutoCloseable other = () -> {};

  /** Starts the other thread. */
  @Setup
  public void start() {
    switch (way) {
      case PARK -> {
        ParkedThread thread = new ParkedThread();
        executor = thread;
        other = thread;
      }
      case STAGE -> {
        Stages stages = new Stages("bench", trip::fail);
        Stage<Runnable> stage =
            stages.add("hand-off", StageRules.fixed(BOUND, BURST, 1), HandOffBenchmark::running);
        stages.start();
        executor = stage::enqueue;
        other = stages;
      }
      case POOL -> {
        BoundedThreads pool = new BoundedThreads("bench-", 1);
        executor = pool::execute;
        other = pool;
      }
      case VIRTUAL -> executor = Thread::startVirtualThread;
    }
  }

  private static EventHandler<Runnable> running() {
    return Runnable::run;
  }

  /** Ends it. */
  @TearDown
  public void stop() throws Exception {
    other.close();
  }

  /** There and back, one at a time. */
  @Benchmark
  public void alone() {
    trip.expect(1);
    executor.execute(trip::answer);
    trip.await();
  }

  /** Many there, and back when all were run. */
  @Benchmark
  @OperationsPerInvocation(BURST)
  public void burst() {
    trip.expect(BURST);
    for (int i = 0; i < BURST; i++) {
      executor.execute(trip::answer);
    }
    trip.await();
  }
}
