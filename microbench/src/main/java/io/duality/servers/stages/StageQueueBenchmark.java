package io.duality.servers.stages;

import io.duality.microbench.NanosBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * An event through the queue of a stage and out in a batch, without another thread: what is left of
 * a hand-off where no thread has to be woken, and what a batch saves of it.
 */
@State(Scope.Thread)
public class StageQueueBenchmark extends NanosBenchmark {
  private static final int EVENTS = 64;
  private static final int BOUND = 65_536;

  /** Events taken at once. */
  @Param({"1", "64"})
  public int batch;

  private final BoundedQueue<Integer> queue = new BoundedQueue<>(BOUND);
  private final Batch<Integer> taken = new Batch<>(EVENTS);
  private final Integer event = 1;

  /** Events in and out. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public int events() throws InterruptedException {
    int sum = 0;
    for (int done = 0; done < EVENTS; done += batch) {
      for (int i = 0; i < batch; i++) {
        queue.enqueue(event, 0);
      }
      int count = queue.drain(taken, batch, 0);
      for (int i = 0; i < count; i++) {
        sum += taken.take(i);
      }
    }
    if (sum != EVENTS) {
      throw new IllegalStateException("of " + EVENTS + " events " + sum + " came out");
    }
    return sum;
  }
}
