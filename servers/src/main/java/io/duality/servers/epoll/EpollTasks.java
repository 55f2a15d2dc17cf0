package io.duality.servers.epoll;

import io.duality.servers.RunningTasks;
import io.duality.servers.TaskConfig;
import io.duality.servers.tasks.TaskGraph;
import io.duality.servers.tasks.TaskLedger;
import io.duality.servers.tasks.Threads;
import io.netty.channel.ChannelException;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Tasks as events of Netty's loops: each goes through the task queue of its loop and enters it
 * again, as in SEDA's Figure 4. The read is of a cached file and runs in place.
 */
final class EpollTasks implements RunningTasks {
  private final TaskGraph graph;
  private final TaskLedger ledger = new TaskLedger();
  private final List<EventLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final int tasks;
  private volatile boolean closed;

  private EpollTasks(TaskGraph graph, int tasks) {
    this.graph = graph;
    this.tasks = tasks;
  }

  static RunningTasks start(TaskConfig config) throws IOException {
    EpollTasks population = new EpollTasks(TaskGraph.open(config), config.tasks());
    try {
      for (int i = 0; i < Math.min(config.parallelism(), config.tasks()); i++) {
        population.addLoop();
      }
    } catch (ChannelException e) {
      population.close();
      throw new IOException("no descriptors for the event loops: " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      population.close();
      throw e;
    }
    return population;
  }

  private void addLoop() {
    String name = "epoll-" + loops.size();
    EventLoop loop =
        new SingleThreadIoEventLoop(
            null, (ThreadFactory) body -> thread(name, body), EpollIoHandler.newFactory());
    loops.add(loop);
    // Netty starts the thread with the first task.
    loop.execute(() -> {});
  }

  private Thread thread(String name, Runnable body) {
    Thread thread = new FastThreadLocalThread(body, name);
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
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
      } catch (RuntimeException e) {
        ledger.failed(e);
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
    for (EventLoop loop : loops) {
      var _ = loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
    Threads.joinAll(threads);
    graph.close();
  }
}
