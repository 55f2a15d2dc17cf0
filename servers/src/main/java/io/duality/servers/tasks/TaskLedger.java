package io.duality.servers.tasks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Completions and latencies of one population. Any thread records, into one of a few recorders
 * chosen by its id: one for each of 100,000 threads would not fit, and a single one would be the
 * contended line that is measured.
 */
public final class TaskLedger {
  private static final int RECORDERS = 8;
  private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final int DIGITS = 3;

  private final Recorder[] recorders = new Recorder[RECORDERS];
  private final LongAdder completed = new LongAdder();
  private volatile @Nullable Throwable failure;

  /** An empty ledger. */
  public TaskLedger() {
    for (int i = 0; i < RECORDERS; i++) {
      recorders[i] = new Recorder(LONGEST_NANOS, DIGITS);
    }
  }

  /** A task was completed; the time is from its entering the queue, nanoseconds. */
  public void completed(long latencyNanos) {
    int stripe = (int) Thread.currentThread().threadId() & (RECORDERS - 1);
    recorders[stripe].recordValue(Math.min(latencyNanos, LONGEST_NANOS));
    completed.increment();
  }

  /** A task failed, and with it the population. */
  public void failed(Throwable cause) {
    failure = cause;
  }

  /** Tasks completed; fails if one has failed. */
  public long completed() {
    Throwable cause = failure;
    if (cause != null) {
      throw new IllegalStateException("a task failed: " + cause, cause);
    }
    return completed.sum();
  }

  /** The latencies since the last call, nanoseconds. */
  public Histogram drainLatencies() {
    Histogram sum = new Histogram(LONGEST_NANOS, DIGITS);
    for (Recorder recorder : recorders) {
      sum.add(recorder.getIntervalHistogram());
    }
    return sum;
  }
}
