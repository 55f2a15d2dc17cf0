package io.duality.microbench.experiments;

import io.duality.servers.posix.EventRounds;
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
 * What an event costs as more descriptors are watched, few of them active: the benchmark of
 * libevent, which libev's authors use too. An operation is one event: the wait's share, a byte
 * read, a byte written into the next pair.
 *
 * <p>The events of a round are fixed. Ports of the benchmark that let the writes grow with the
 * descriptors ({@code -w $n}) show a cost that grows by construction.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EventCost extends Experiment {
  private static final int EVENTS = 1_100;
  private static final int EACH = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Watched. */
  @Param({"128", "512", "1024", "8192"})
  public int descriptors;

  /** With a byte to begin with: so many events wait at any time. */
  @Param({"1", "100"})
  public int active;

  /** Which one. */
  @Param public EventRounds.Mechanism mechanism = EventRounds.Mechanism.EPOLL;

  private @Nullable EventRounds rounds;

  /** Opens all pairs. */
  @Setup
  public void open() throws IOException {
    OpenFiles.require(EACH * descriptors, descriptors + " socket pairs");
    rounds =
        EventRounds.open(mechanism, descriptors, new EventRounds.Round(active, EVENTS, PATIENCE));
  }

  /** Outside of what is timed, as published: watches all again, and sends the first bytes. */
  @Setup(Level.Invocation)
  public void begin() throws IOException {
    opened(rounds).watchAgain();
    opened(rounds).begin();
  }

  /** Closes them. */
  @TearDown
  public void close() {
    opened(rounds).close();
  }

  /** All events of a round. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public int round() throws IOException {
    int events = opened(rounds).run();
    if (events != EVENTS) {
      throw new IllegalStateException(events + " events instead of " + EVENTS);
    }
    return events;
  }
}
