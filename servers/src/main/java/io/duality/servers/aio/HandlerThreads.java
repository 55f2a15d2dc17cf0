package io.duality.servers.aio;

import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/**
 * A channel group and the threads that run its completion handlers.
 *
 * <p>They wait until the group is there: if the kernel does not give all of them, there is no group
 * that could be shut down, and those that run it would do so for ever. Its three descriptors, which
 * nobody can reach then, are lost.
 */
final class HandlerThreads {
  private final ThreadFactory factory;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
  private final AsynchronousChannelGroup group;

  private HandlerThreads(int count, ThreadFactory factory) throws IOException {
    this.factory = factory;
    try {
      group = AsynchronousChannelGroup.withFixedThreadPool(count, this::thread);
      opened.complete(true);
    } catch (IOException | RuntimeException | Error e) {
      opened.complete(false);
      Threads.joinAll(threads);
      throw e;
    }
  }

  /**
   * Starts the threads.
   *
   * @param count at least 1
   * @throws OutOfMemoryError if the kernel does not give so many
   */
  static HandlerThreads start(int count) throws IOException {
    return start(count, Thread.ofPlatform().name("aio-", 0).daemon().factory());
  }

  static HandlerThreads start(int count, ThreadFactory factory) throws IOException {
    return new HandlerThreads(count, factory);
  }

  private Thread thread(Runnable body) {
    Thread thread =
        factory.newThread(() -> {
          if (opened.join()) {
            body.run();
          }
        });
    threads.add(thread);
    return thread;
  }

  AsynchronousChannelGroup group() {
    return group;
  }

  /** Ends computations. */
  void interrupt() {
    threads.forEach(Thread::interrupt);
  }

  /** Closes all channels of the group and waits for the threads. */
  void end() throws IOException {
    try {
      group.shutdownNow();
    } finally {
      Threads.joinAll(threads);
    }
  }
}
