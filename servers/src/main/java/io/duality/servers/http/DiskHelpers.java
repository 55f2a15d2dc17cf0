package io.duality.servers.http;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * The helper threads of an event-driven server: they run the reads that miss the page cache, so
 * that no event loop waits for the disk (AMPED, Flash, USENIX'99). Any thread may call.
 */
public final class DiskHelpers implements AutoCloseable {
  /** Enough to keep one disk's queue busy; more would not make it faster. */
  public static final int THREADS = 4;

  private final BoundedThreads threads;

  /** The usual number of threads. */
  public DiskHelpers() {
    this(THREADS);
  }

  /**
   * Starts no thread before the first read; idle threads end.
   *
   * @param count most threads, at least 1
   */
  public DiskHelpers(int count) {
    threads = new BoundedThreads("disk-", count);
  }

  /**
   * Reads in a helper.
   *
   * @param done receives the next step, in the helper's thread
   * @param failed receives what the step threw, in the helper's thread, or in the caller's {@link
   *     RejectedExecutionException} after {@link #close} and {@link OutOfMemoryError} if there is
   *     no helper at all
   */
  public void read(ReadFile read, Consumer<Step> done, Consumer<Throwable> failed) {
    try {
      threads.execute(() -> {
        Step next;
        try {
          next = read.run();
        } catch (RuntimeException | Error e) {
          failed.accept(e);
          return;
        }
        done.accept(next);
      });
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      failed.accept(e);
    }
  }

  /** Gives up what waits, lets what runs finish, and waits for the threads. */
  @Override
  public void close() {
    threads.close();
  }
}
