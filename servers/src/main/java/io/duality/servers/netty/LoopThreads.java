package io.duality.servers.netty;

import io.duality.servers.tasks.Threads;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The event loops of one server and their threads. Single loops and not Netty's group of them: a
 * group tells its end through Netty's global executor, whose thread would outlive the server, and
 * hides the end of a loop that failed.
 */
final class LoopThreads {
  private final List<Loop> loops = new ArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Loop.Shared shared;
  private volatile boolean ending;

  private LoopThreads(Loop.Shared shared) {
    this.shared = shared;
  }

  /**
   * Starts the loops.
   *
   * @param count at least 1
   */
  static LoopThreads start(int count, Loop.Shared shared) {
    LoopThreads started = new LoopThreads(shared);
    try {
      for (int i = 0; i < count; i++) {
        started.add(i);
      }
    } catch (RuntimeException | Error e) {
      started.end();
      throw e;
    }
    return started;
  }

  private void add(int number) {
    EventLoop events =
        new SingleThreadIoEventLoop(
            null, (ThreadFactory) body -> thread(number, body), shared.transport().handler().get());
    Loop loop = new Loop(events, shared);
    loops.add(loop);
    // Netty starts the thread with the first task.
    loop.start();
  }

  private Thread thread(int number, Runnable body) {
    Thread thread =
        new FastThreadLocalThread(
            () -> run(number, body), shared.transport().name() + "-" + number);
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }

  /** Netty logs what ends a loop and says it to nobody: all that is seen here is the end. */
  private void run(int number, Runnable body) {
    try {
      body.run();
    } finally {
      loops.get(number).abandon();
      if (!ending) {
        shared.failed().accept(new IllegalStateException("event loop " + number + " has ended"));
      }
    }
  }

  List<Loop> all() {
    return loops;
  }

  /** Lets requests in flight finish, then ends all connections. */
  void drain(Duration grace) {
    loops.forEach(loop -> loop.execute(loop::drain));
    long deadline = System.nanoTime() + grace.toNanos();
    boolean interrupted = false;
    for (Loop loop : loops) {
      try {
        if (!interrupted) {
          loop.drained().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    cut();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** An interrupt ends a computation that would keep its loop from the rest. */
  private void cut() {
    for (int i = 0; i < loops.size(); i++) {
      Loop loop = loops.get(i);
      if (loop.drained().getCount() > 0) {
        loop.execute(loop::cut);
        threads.get(i).interrupt();
      }
    }
  }

  /** Ends the loops and waits for their threads. */
  void end() {
    ending = true;
    for (Loop loop : loops) {
      loop.execute(loop::cut);
      loop.execute(loop.output()::release);
      var _ = loop.events().shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
    Threads.joinAll(threads);
  }
}
