package io.duality.servers.nio;

import io.duality.servers.RunningTasks;
import io.duality.servers.TaskConfig;
import io.duality.servers.tasks.TaskGraph;
import io.duality.servers.tasks.TaskLedger;
import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Tasks as events of the server's own loops: each turn runs a batch from the queue and looks at the
 * selector, as in SEDA's Figure 4. The read is of a cached file and runs in place.
 */
final class LoopTasks implements RunningTasks {
  private static final long NO_SWEEP_NANOS = TimeUnit.HOURS.toNanos(1);

  private final TaskGraph graph;
  private final TaskLedger ledger = new TaskLedger();
  private final List<EventLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final int tasks;
  private volatile boolean closed;

  private LoopTasks(TaskGraph graph, int tasks) {
    this.graph = graph;
    this.tasks = tasks;
  }

  static RunningTasks start(TaskConfig config) throws IOException {
    LoopTasks population = new LoopTasks(TaskGraph.open(config), config.tasks());
    try {
      int loops = Math.min(config.parallelism(), config.tasks());
      for (int i = 0; i < loops; i++) {
        population.loops.add(new EventLoop(Selector.open(), NO_SWEEP_NANOS, System.nanoTime()));
      }
    } catch (IOException e) {
      population.close();
      throw e;
    }
    for (EventLoop loop : population.loops) {
      Thread thread =
          Thread.ofPlatform()
              .name("loop-" + population.threads.size())
              .daemon()
              .unstarted(() -> population.run(loop));
      population.threads.add(thread);
      thread.start();
    }
    return population;
  }

  private void run(EventLoop loop) {
    loop.confine();
    try {
      while (!closed && loop.runOnce()) {}
    } catch (IOException | RuntimeException e) {
      ledger.failed(e);
    }
  }

  /** One task: runs, and enters its loop's queue again. */
  private final class Task implements Runnable {
    private final EventLoop loop;
    private long queuedNanos = System.nanoTime();

    Task(EventLoop loop) {
      this.loop = loop;
    }

    @Override
    public void run() {
      if (closed) {
        return;
      }
      try {
        graph.runInPlace();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      long now = System.nanoTime();
      ledger.completed(now - queuedNanos);
      queuedNanos = now;
      loop.execute(this);
    }
  }

  @Override
  public void go() {
    for (int i = 0; i < tasks; i++) {
      EventLoop loop = loops.get(i % loops.size());
      loop.execute(new Task(loop));
    }
  }

  @Override
  public long completed() {
    return ledger.completed();
  }

  @Override
  public Histogram drainLatencies() {
    return ledger.drainLatencies();
  }

  @Override
  public void close() {
    closed = true;
    loops.forEach(loop -> loop.execute(() -> {}));
    Threads.joinAll(threads);
    loops.forEach(EventLoop::close);
    graph.close();
  }
}
