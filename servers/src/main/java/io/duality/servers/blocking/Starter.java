package io.duality.servers.blocking;

import io.duality.servers.tasks.Threads;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Starts the threads of connections in a thread of its own. To start one of many thousand takes the
 * JVM a millisecond, and whoever does it gets one share of the CPU among as many: an acceptor that
 * did it would let the kernel's queue overflow. One that only accepts sleeps most of the time, and
 * is so preferred by the scheduler when a connection arrives.
 */
final class Starter<T> {
  /** A connection, or the end. */
  private sealed interface Entry<T> {
    record Waiting<T>(T connection) implements Entry<T> {}

    record End<T>() implements Entry<T> {}
  }

  private final Consumer<T> start;
  private final Consumer<T> refuse;
  private final Consumer<Throwable> failed;

  /** Bounded by the descriptors that the process may have. */
  private final BlockingQueue<Entry<T>> queue = new LinkedBlockingQueue<>();

  private final Thread thread;
  private volatile boolean stopping;

  /**
   * A starter whose thread has not started.
   *
   * @param start starts the thread of a connection
   * @param refuse takes what still waits at the end
   * @param failed takes what start throws; the others are refused from then on
   */
  Starter(Consumer<T> start, Consumer<T> refuse, Consumer<Throwable> failed) {
    this.start = start;
    this.refuse = refuse;
    this.failed = failed;
    thread = Thread.ofPlatform().name("starter").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Takes a connection; returns at once. */
  void accept(T connection) {
    queue.add(new Entry.Waiting<>(connection));
  }

  /** Starts no more threads and refuses what waits; nothing is accepted any more by then. */
  void stop() {
    stopping = true;
    queue.add(new Entry.End<>());
    Threads.joinAll(List.of(thread));
  }

  boolean isStopping() {
    return stopping;
  }

  private void run() {
    try {
      while (take()) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      stopping = true;
      failed.accept(e);
      run();
    }
  }

  private boolean take() throws InterruptedException {
    return switch (queue.take()) {
      case Entry.Waiting<T>(T connection) -> {
        (stopping ? refuse : start).accept(connection);
        yield true;
      }
      case Entry.End<T> end -> false;
    };
  }
}
