package io.duality.microbench.experiments;

import io.duality.microbench.RoundTrip;
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
 * What the operations of each kind of task cost: to create one, to switch to another, to take a
 * lock that is free (von Behren, Condit, Zhou, Necula, Brewer, "Capriccio", SOSP 2003, Table 1);
 * and whether it matters how many others there are, which the table does not ask. {@link
 * QueueHandOff} has what it costs to hand something over.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TaskManagement extends Experiment {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int TASKS = 100;
  private static final int SWITCHES = 1_000;
  private static final int LOCKS = 100 * TaskTurns.LOCKS;

  /** Tasks of one kind, and what one method does with them. */
  @State(Scope.Benchmark)
  public abstract static class Population {
    /** Of the kind, besides those that are busy. */
    @Param({"1", "1000"})
    public int parked;

    /** Which one. */
    @Param public TaskKind kind = TaskKind.PLATFORM;

    private @Nullable TaskTurns turns;

    /** What the busy ones do. */
    abstract void begin(TaskTurns opened);

    final TaskTurns turns() {
      return opened(turns);
    }

    /** Starts all. */
    @Setup
    public final void start() throws IOException {
      turns = TaskTurns.open(kind, parked, PATIENCE);
      begin(turns);
    }

    /** What was done between two iterations is in none. */
    @Setup(Level.Iteration)
    public final void restart() {
      turns().done().restart();
    }

    /** Ends all. */
    @TearDown
    public final void stop() {
      turns().close();
    }
  }

  /** None that is busy. */
  public static class Idle extends Population {
    private final RoundTrip trip = new RoundTrip();

    @Override
    void begin(TaskTurns opened) {}
  }

  /** Two that switch to each other. */
  public static class Switching extends Population {
    @Override
    void begin(TaskTurns opened) {
      opened.switchByTurns();
    }
  }

  /** One that locks. */
  public static class Locking extends Population {
    @Override
    void begin(TaskTurns opened) {
      opened.lockForEver();
    }
  }

  /** Creates tasks that end at once, until the last has; an operation is one of them. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void create(Idle idle) {
    idle.trip.expect(TASKS);
    for (int i = 0; i < TASKS; i++) {
      idle.turns().start(idle.trip::answer);
    }
    idle.trip.await();
  }

  /** Looks on until so many more switches from one task to the other are done. */
  @Benchmark
  @OperationsPerInvocation(SWITCHES)
  public void switchContext(Switching switching) {
    switching.turns().done().await(SWITCHES);
  }

  /** Looks on until so many more locks are taken and given back; a counter is raised in each. */
  @Benchmark
  @OperationsPerInvocation(LOCKS)
  public void lock(Locking locking) {
    locking.turns().done().await(LOCKS / TaskTurns.LOCKS);
  }
}
