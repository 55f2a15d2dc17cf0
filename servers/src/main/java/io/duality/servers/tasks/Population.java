package io.duality.servers.tasks;

import io.duality.servers.RunningTasks;
import org.HdrHistogram.Histogram;

/** What populations have in common, however they are scheduled: their graph and their ledger. */
public abstract class Population implements RunningTasks {
  private final TaskGraph graph;
  private final TaskLedger ledger = new TaskLedger();
  private volatile boolean closed;

  /**
   * No task has been completed.
   *
   * @param graph what each task does; closed with this, also if the start fails
   */
  protected Population(TaskGraph graph) {
    this.graph = graph;
  }

  /** What each task does. */
  protected final TaskGraph graph() {
    return graph;
  }

  /**
   * A task is completed, and may begin anew.
   *
   * @param queuedNanos when it entered the queue, by {@link System#nanoTime}
   * @return the time now, by the same clock
   */
  protected final long completed(long queuedNanos) {
    long now = System.nanoTime();
    ledger.completed(now - queuedNanos);
    return now;
  }

  /** A task has failed, and with it the population; what the end breaks off is no failure. */
  protected final void fail(Throwable cause) {
    if (!closed) {
      ledger.failed(cause);
    }
  }

  /** Whether the end has begun. Any thread. */
  protected final boolean isClosed() {
    return closed;
  }

  @Override
  public final long completed() {
    return ledger.completed();
  }

  @Override
  public final Histogram drainLatencies() {
    return ledger.drainLatencies();
  }

  /** Ends all threads and waits for them. Called once {@link #isClosed} says so. */
  protected abstract void endThreads();

  @Override
  public final void close() {
    closed = true;
    endThreads();
    graph.close();
  }
}
