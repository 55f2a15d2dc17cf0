package io.duality.servers.aio;

import io.duality.servers.tasks.LoopTasks;
import io.duality.servers.tasks.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Tasks as completions: one queue, and as many threads as run a server's handlers, of which any
 * that is free takes the next. A queue of its own, because a channel group lets nobody run a task
 * in its threads.
 */
final class TaskHandlers implements LoopTasks.Loops {
  private final BlockingQueue<Runnable> completions = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Consumer<Throwable> failed;
  private volatile boolean ended;

  private TaskHandlers(Consumer<Throwable> failed) {
    this.failed = failed;
  }

  /**
   * Starts the threads.
   *
   * @param count at least 1
   * @param failed takes what ends a thread before its time
   * @throws OutOfMemoryError if the kernel does not give so many
   */
  static LoopTasks.Loops open(int count, Consumer<Throwable> failed) {
    TaskHandlers opened = new TaskHandlers(failed);
    try {
      for (int i = 0; i < count; i++) {
        Thread thread = Thread.ofPlatform().name("aio-" + i).daemon().unstarted(opened::run);
        thread.start();
        opened.threads.add(thread);
      }
    } catch (OutOfMemoryError e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  private void run() {
    try {
      while (!ended) {
        completions.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failed.accept(e);
    }
  }

  @Override
  public List<Executor> all() {
    return List.of(completions::add);
  }

  /** By a last task for each thread: an interrupt would close the file that another one reads. */
  @Override
  public void close() {
    ended = true;
    threads.forEach(thread -> completions.add(() -> {}));
    Threads.joinAll(threads);
  }
}
