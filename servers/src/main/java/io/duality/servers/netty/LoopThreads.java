package io.duality.servers.netty;

import io.duality.servers.tasks.Threads;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The event loops of one server and their threads. Single loops and not Netty's group of them: a
 * group tells its end through Netty's global executor, whose thread would outlive the server, and
 * hides the end of a loop that failed.
 */
final class LoopThreads {
  private static final Duration FORCED_END = Duration.ofSeconds(10);

  private final List<Loop> loops = new ArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Loop.Shared shared;
  private final BiFunction<Runnable, String, Thread> factory;
  private volatile boolean ending;

  private LoopThreads(Loop.Shared shared, BiFunction<Runnable, String, Thread> factory) {
    this.shared = shared;
    this.factory = factory;
  }

  /**
   * Starts the loops.
   *
   * @param count at least 1
   */
  static LoopThreads start(int count, Loop.Shared shared) {
    return start(count, shared, FastThreadLocalThread::new);
  }

  /** Starts the loops in threads that are made of a body and a name. */
  static LoopThreads start(
      int count, Loop.Shared shared, BiFunction<Runnable, String, Thread> factory) {
    LoopThreads started = new LoopThreads(shared, factory);
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
    StartableLoop events =
        new StartableLoop(body -> thread(number, body), shared.transport().handler().get());
    Loop loop = new Loop(events, shared);
    loops.add(loop);
    try {
      events.start(loop::start);
    } catch (RuntimeException | Error e) {
      loops.removeLast();
      throw e;
    }
  }

  private Thread thread(int number, Runnable body) {
    Thread thread =
        factory.apply(() -> run(number, body), shared.transport().name() + "-" + number);
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
    await(Loop::drained, grace);
    cut();
  }

  /** An interrupt is kept for the caller: a wait that it ended would end requests, or leak. */
  private void await(Function<Loop, CountDownLatch> latch, Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    boolean interrupted = false;
    for (int i = 0; i < loops.size(); ) {
      try {
        latch.apply(loops.get(i)).await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        i++;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
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
    loops.forEach(loop -> loop.execute(loop::cut));
    await(Loop::closed, FORCED_END);
    for (Loop loop : loops) {
      loop.execute(loop.output()::release);
      var _ = loop.events().shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
    Threads.joinAll(threads);
  }
}
