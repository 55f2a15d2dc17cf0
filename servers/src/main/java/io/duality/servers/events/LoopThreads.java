package io.duality.servers.events;

import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Loops and a thread for each: their start, their failure and their end. Any thread may call. */
final class LoopThreads {
  private static final long CUT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Consumer<Throwable> failed;
  private final List<EventLoop> loops;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch running;
  private volatile boolean ending;

  /**
   * Loops without threads.
   *
   * @param failed takes what ends a loop before its time
   */
  LoopThreads(List<? extends Poller> pollers, long sweepNanos, Consumer<Throwable> failed) {
    this.failed = failed;
    long now = System.nanoTime();
    loops = pollers.stream().map(poller -> new EventLoop(poller, sweepNanos, now)).toList();
    running = new CountDownLatch(loops.size());
  }

  /**
   * Starts the threads.
   *
   * @throws OutOfMemoryError if the kernel gives no thread for a loop; {@link #end} is due then too
   */
  void start() {
    for (EventLoop loop : loops) {
      Thread thread =
          Thread.ofPlatform().name("loop-" + threads.size()).daemon().unstarted(() -> run(loop));
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  private void run(EventLoop loop) {
    loop.confine();
    try {
      while (loop.runOnce() && !ending) {}
    } catch (IOException | RuntimeException | Error e) {
      failed.accept(e);
    } finally {
      loop.conversations().cut();
      running.countDown();
    }
  }

  List<EventLoop> all() {
    return loops;
  }

  /** Lets requests in flight finish, and the loops with them; false if interrupted meanwhile. */
  boolean drain(long graceNanos) {
    loops.forEach(loop -> loop.execute(loop.conversations()::drain));
    return await(graceNanos) || !Thread.interrupted();
  }

  /** Whether all loops have ended in time; an interrupt breaks the wait off, and stays. */
  private boolean await(long nanos) {
    try {
      return running.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends all connections and waits for the threads. */
  void end() {
    ending = true;
    loops.forEach(loop -> loop.execute(loop.conversations()::cut));
    if (!await(CUT_NANOS)) {
      // Ends a computation that keeps its loop from hearing.
      threads.forEach(Thread::interrupt);
    }
    Threads.joinAll(threads);
  }

  /** Ends what came too late for the threads. After {@link #end}. */
  void close() {
    loops.forEach(EventLoop::close);
  }
}
