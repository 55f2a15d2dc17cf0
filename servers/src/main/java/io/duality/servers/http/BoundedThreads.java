package io.duality.servers.http;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded pool of platform threads behind an unbounded queue. Where the kernel gives fewer
 * threads than it may have, it goes on with those that are there: a plain pool asks for another one
 * with each task until it is full, and throws although its threads are idle. Any thread may call.
 */
public final class BoundedThreads implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor pool;

  /** Held while a thread is started: a start that is about to fail looks like a thread. */
  private final ReentrantLock starting = new ReentrantLock();

  /**
   * Starts no thread before the first task; idle threads end.
   *
   * @param prefix begins the names of the threads
   * @param most threads, at least 1
   */
  public BoundedThreads(String prefix, int most) {
    this(most, Thread.ofPlatform().name(prefix, 0).daemon().factory());
  }

  BoundedThreads(int most, ThreadFactory factory) {
    pool =
        new ThreadPoolExecutor(
            most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs a task as soon as a thread is free.
   *
   * @throws OutOfMemoryError if there is no thread and the kernel gives none
   * @throws RejectedExecutionException after {@link #close}
   */
  public void execute(Runnable task) {
    starting.lock();
    try {
      pool.execute(task);
    } catch (OutOfMemoryError e) {
      leaveToOthers(task, e);
    } finally {
      starting.unlock();
    }
  }

  /** In the queue first: a thread that ends looks there, or is gone when they are counted. */
  private void leaveToOthers(Runnable task, OutOfMemoryError cause) {
    pool.getQueue().add(task);
    if (pool.getPoolSize() == 0 && pool.remove(task)) {
      throw cause;
    }
  }

  /** Gives up what waits, interrupts what runs, and waits for the threads. */
  @Override
  public void close() {
    pool.shutdownNow();
    pool.close();
  }
}
