package io.duality.microbench;

import io.duality.servers.tasks.Threads;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Runs one task as often as it is given it, in a thread that parks in between. No queue. */
final class ParkedThread implements Executor, AutoCloseable {
  private final AtomicInteger pending = new AtomicInteger();
  private final Thread thread = Thread.ofPlatform().daemon().name("parked").unstarted(this::run);
  private volatile Runnable task = () -> {};
  private volatile boolean ended;

  ParkedThread() {
    thread.start();
  }

  /** {@inheritDoc} From one thread, and the same task until all are run. */
  @Override
  public void execute(Runnable next) {
    task = next;
    if (pending.getAndIncrement() == 0) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!ended) {
      int count = pending.getAndSet(0);
      if (count == 0) {
        LockSupport.park(this);
      }
      for (int i = 0; i < count; i++) {
        task.run();
      }
    }
  }

  @Override
  public void close() {
    ended = true;
    LockSupport.unpark(thread);
    Threads.joinAll(List.of(thread));
  }
}
