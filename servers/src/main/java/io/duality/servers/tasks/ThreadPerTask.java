package io.duality.servers.tasks;

import io.duality.servers.RunningTasks;
import io.duality.servers.TaskConfig;
import io.duality.servers.TaskModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** As many threads as tasks, which take them from one queue, as in SEDA's Figure 2. */
public final class ThreadPerTask implements TaskModel {
  /** Who takes the CPU from a thread whose reads never wait. */
  public enum Sharing {
    /** The kernel, when a slice is over. */
    PREEMPTIVE,
    /**
     * The thread itself, by a yield after each task. Threads that are not time-shared need it:
     * Capriccio (SOSP'03) and Pth (HotOS'03) give way at each I/O call, whereas virtual threads do
     * not at the read of a file, so that a few would run for ever and the others hold their tasks.
     */
    COOPERATIVE
  }

  private final int reasonableTasks;
  private final Sharing sharing;
  private final Set<String> options;
  private final Function<TaskConfig, ThreadFactory> threads;

  /**
   * A model with threads of one kind.
   *
   * @param reasonableTasks the most threads that scenarios ask for by default
   * @param options {@link TaskModel#options}
   * @param threads makes the threads of a population
   */
  public ThreadPerTask(
      int reasonableTasks,
      Sharing sharing,
      Set<String> options,
      Function<TaskConfig, ThreadFactory> threads) {
    this.reasonableTasks = reasonableTasks;
    this.sharing = sharing;
    this.options = Set.copyOf(options);
    this.threads = threads;
  }

  @Override
  public int reasonableTasks() {
    return reasonableTasks;
  }

  @Override
  public Set<String> options() {
    return options;
  }

  @Override
  public RunningTasks start(TaskConfig config) throws IOException {
    Workers population = new Workers(TaskGraph.open(config), sharing, config.tasks());
    population.start(threads.apply(config), config.tasks());
    return population;
  }

  /** A task waiting in the queue, or being run by one thread. */
  private static final class Task {
    private long queuedNanos;
  }

  private static final class Workers extends Population {
    private final Sharing sharing;
    private final BlockingQueue<Task> queue;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch parked;

    Workers(TaskGraph graph, Sharing sharing, int tasks) {
      super(graph);
      this.sharing = sharing;
      queue = new LinkedBlockingQueue<>();
      parked = new CountDownLatch(tasks);
    }

    void start(ThreadFactory factory, int tasks) {
      try {
        for (int i = 0; i < tasks; i++) {
          Thread thread = factory.newThread(this::run);
          thread.start();
          threads.add(thread);
        }
        parked.await();
      } catch (OutOfMemoryError e) {
        close();
        throw new OutOfMemoryError(
            "thread "
                + (threads.size() + 1)
                + " of "
                + tasks
                + " could not be started: "
                + e.getMessage());
      } catch (InterruptedException e) {
        close();
        Thread.currentThread().interrupt();
      }
    }

    @SuppressWarnings("ThreadPriorityCheck") // the scheduler is what is measured
    private void run() {
      parked.countDown();
      try {
        go.await();
        while (!isClosed()) {
          Task task = queue.take();
          if (isClosed()) {
            return;
          }
          graph().runInPlace();
          task.queuedNanos = completed(task.queuedNanos);
          queue.add(task);
          if (sharing == Sharing.COOPERATIVE) {
            Thread.yield();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        fail(e);
      }
    }

    @Override
    public void go() {
      for (int i = 0; i < threads.size(); i++) {
        Task task = new Task();
        task.queuedNanos = System.nanoTime();
        queue.add(task);
      }
      go.countDown();
    }

    /**
     * Ends each thread by a task of its own: an interrupt would make each of N waiting threads pass
     * through the list of all others, which takes a minute for 100,000 of them.
     */
    @Override
    protected void endThreads() {
      go.countDown();
      threads.forEach(thread -> queue.add(new Task()));
      Threads.joinAll(threads);
    }
  }
}
