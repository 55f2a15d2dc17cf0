package io.duality.loadgen;

import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import io.duality.microbench.NanosBenchmark;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs to find who is due and to let him wait again: in a queue, which fixed think times
 * allow, or in the heap that random ones need; and to find when the next arrival of an open loop
 * is.
 */
@State(Scope.Thread)
public class ScheduleBenchmark extends NanosBenchmark {
  private static final double PER_SECOND = 100_000;

  /** How the times at which clients are due come about. */
  public enum Order {
    QUEUE_FIXED,
    HEAP_FIXED,
    HEAP_EXPONENTIAL
  }

  /** Schedules over many clients. */
  @State(Scope.Thread)
  public static class Waiting {
    @Param({"64", "1024", "65536"})
    int clients;

    @Param Order order = Order.QUEUE_FIXED;

    private Schedule schedule = Schedule.inOrder(new Client[0], 0);
    private Pauses pauses = new Pauses(Think.NONE, new SplittableRandom(1));
    private long nowNanos;

    /** Lets all clients wait, evenly spread. */
    @Setup
    public void fill() {
      Client[] all = new Client[clients];
      HeadReader heads = new HeadReader();
      for (int i = 0; i < clients; i++) {
        all[i] = new Client(i, -1, new ResponseParser(heads));
      }
      Duration mean = Duration.ofMillis(20);
      Think think = order == Order.HEAP_EXPONENTIAL ? Think.exponential(mean) : Think.fixed(mean);
      pauses = new Pauses(think, new SplittableRandom(1));
      schedule = order == Order.QUEUE_FIXED ? Schedule.inOrder(all, 0) : Schedule.anyOrder(all, 0);
      for (int i = 0; i < clients; i++) {
        schedule.add(all[i], mean.toNanos() * i / clients);
      }
    }
  }

  /** The next client that is due is found, and waits anew. */
  @Benchmark
  public long turn(Waiting waiting) {
    waiting.nowNanos = waiting.schedule.nextDueNanos(waiting.nowNanos);
    Client client = Objects.requireNonNull(waiting.schedule.pollDue(waiting.nowNanos));
    waiting.schedule.add(client, waiting.nowNanos + waiting.pauses.nextNanos());
    return client.intendedNanos;
  }

  /** An open loop's timetable. */
  @State(Scope.Thread)
  public static class Arriving {
    @Param Spacing spacing = Spacing.CONSTANT;

    private Timetable timetable = timetable();

    /** Begins anew. */
    @Setup
    public void begin() {
      timetable = timetable();
    }

    private Timetable timetable() {
      Course course = Course.ofRate(Shape.STEADY, PER_SECOND, Part.WHOLE);
      return new Timetable(course, spacing, Part.WHOLE, new SplittableRandom(1), 0);
    }
  }

  /** The next arrival at a rate. */
  @Benchmark
  public long arrival(Arriving arriving) {
    arriving.timetable.advance();
    return arriving.timetable.nextNanos();
  }
}
