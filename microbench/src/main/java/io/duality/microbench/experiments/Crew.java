package io.duality.microbench.experiments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The threads of an experiment: started one by one and held at a gate, since thousands that run
 * while others are still being started take many times as long, then let go at once, and ended
 * together. One thread commands them.
 */
final class Crew implements AutoCloseable {

  /** What a thread does again and again. An interrupt ends it in time. */
  interface Turn {

    /**
     * Once.
     *
     * @throws Exception which ends the thread, and with it the experiment
     */
    void run() throws Exception;
  }

  private static final Duration END = Duration.ofMinutes(1);

  private final Consumer<Throwable> failed;
  private final List<Thread> members = new ArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private volatile boolean ending;

  /**
   * Without threads.
   *
   * @param failed takes what ends a thread before its time; any of them calls it
   */
  Crew(Consumer<Throwable> failed) {
    this.failed = failed;
  }

  /**
   * Starts a thread, which waits for {@link #go}.
   *
   * @throws OutOfMemoryError if there is none to be had; the others are still to be closed
   */
  void add(ThreadKind kind, Turn turn) {
    members.add(kind.start("crew-" + members.size(), () -> work(turn)));
  }

  private void work(Turn turn) {
    try {
      gate.await();
      while (!ending) {
        turn.run();
      }
    } catch (Throwable e) {
      if (!ending) {
        failed.accept(e);
      }
    }
  }

  /** Lets all begin. */
  void go() {
    gate.countDown();
  }

  /**
   * Ends all.
   *
   * @throws IllegalStateException if one does not end, or the calling thread is interrupted
   */
  @Override
  public void close() {
    ending = true;
    members.forEach(Thread::interrupt);
    gate.countDown();
    long end = System.nanoTime() + END.toNanos();
    try {
      for (Thread member : members) {
        if (!member.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
          throw new IllegalStateException(member.getName() + " did not end within " + END);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while threads were ended", e);
    }
  }
}
