package io.duality.servers.tasks;

import io.duality.servers.RunningTasks;
import io.duality.servers.TaskConfig;
import io.duality.servers.TaskModel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Tasks as events of a server's loops: each goes through the queue of its loop and enters it again,
 * as in SEDA's Figure 4. The read is of a cached file and runs in place.
 */
public final class LoopTasks extends Population {

  /** What runs tasks: loops with a thread each, or threads with one queue; already started. */
  public interface Loops extends AutoCloseable {

    /** One executor for each queue of tasks; they are begun in their order. */
    List<? extends Executor> all();

    /** Ends the threads and waits for them; tasks still queued may or may not run. */
    @Override
    void close();
  }

  /** Starts loops. */
  public interface Opening {

    /**
     * Starts loops without connections.
     *
     * @param count at least 1
     * @param failed takes what ends a loop before its time
     * @throws IOException if there are no descriptors for them; nothing is left open then
     */
    Loops open(int count, Consumer<Throwable> failed) throws IOException;
  }

  private final int tasks;
  private final Loops loops;

  private LoopTasks(TaskConfig config, Opening opening, TaskGraph graph) throws IOException {
    super(graph);
    tasks = config.tasks();
    loops = opening.open(Math.min(config.parallelism(), tasks), this::fail);
  }

  /** A model of tasks over loops of one kind. */
  public static TaskModel over(Opening opening) {
    return new ManyTasks(config -> start(config, opening));
  }

  private static RunningTasks start(TaskConfig config, Opening opening) throws IOException {
    TaskGraph graph = TaskGraph.open(config);
    try {
      return new LoopTasks(config, opening, graph);
    } catch (IOException | RuntimeException | Error e) {
      graph.close();
      throw e;
    }
  }

  /** One task: runs, and enters its loop's queue again. */
  private final class Task implements Runnable {
    private final Executor loop;
    private long queuedNanos = System.nanoTime();

    Task(Executor loop) {
      this.loop = loop;
    }

    @Override
    public void run() {
      if (isClosed()) {
        return;
      }
      try {
        graph().runInPlace();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        fail(e);
        return;
      }
      queuedNanos = completed(queuedNanos);
      loop.execute(this);
    }
  }

  @Override
  public void go() {
    List<? extends Executor> all = loops.all();
    for (int i = 0; i < tasks; i++) {
      Executor loop = all.get(i % all.size());
      loop.execute(new Task(loop));
    }
  }

  @Override
  protected void endThreads() {
    loops.close();
  }
}
