package io.duality.servers.seda;

import io.duality.servers.tasks.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A queue of events, the threads that drain it in batches, and the controller of their number.
 *
 * <pre>
 *   enqueue --> | bounded queue | --> thread 1..n --> handler --> enqueue of the next stage
 *    false when full                  ^
 *                                     +-- controller: queue length, idle time
 * </pre>
 *
 * Any thread may call all methods but {@link #sample}, which belongs to one.
 */
final class Stage<E> {
  /** Events that a thread takes at once; SEDA's batching controller is not in force here. */
  private static final int BATCH = 64;

  private static final long WAIT_NANOS = Long.MAX_VALUE;

  /**
   * How a stage is made.
   *
   * @param queue bound of the queue, at least 1
   * @param threads at the start, at least 1
   * @param rules of the controller; null for a fixed number of threads
   */
  record Size(int queue, int threads, PoolController.@Nullable Rules rules) {}

  private final String name;
  private final BoundedQueue<E> queue;
  private final Supplier<EventHandler<E>> handlers;
  private final Consumer<Throwable> failed;
  private final @Nullable PoolController controller;

  /** Guarded by itself. */
  private final List<Thread> threads = new ArrayList<>();

  private int started;
  private boolean closed;

  /**
   * A stage without threads.
   *
   * @param handlers makes the handler of each thread
   * @param failed takes what a handler throws; that thread is gone then
   */
  Stage(String name, Size size, Supplier<EventHandler<E>> handlers, Consumer<Throwable> failed) {
    this.name = name;
    this.handlers = handlers;
    this.failed = failed;
    queue = new BoundedQueue<>(size.queue());
    PoolController.Rules rules = size.rules();
    controller = rules == null ? null : new PoolController(rules, System.nanoTime());
  }

  /** Adds threads; false when the stage is closed. */
  boolean add(int count) {
    synchronized (threads) {
      for (int i = 0; i < count && !closed; i++) {
        Thread thread =
            Thread.ofPlatform().name(name + "-" + started).daemon().unstarted(this::work);
        thread.start();
        started++;
        threads.add(thread);
      }
      return !closed;
    }
  }

  /** Takes an event, or refuses it when the queue is full or the stage closed. */
  boolean enqueue(E event) {
    return queue.enqueue(event);
  }

  /** Lets the controller look at the queue. */
  void sample(long nowNanos) {
    PoolController present = controller;
    if (present != null && present.shouldAdd(nowNanos, queue.size(), threads())) {
      try {
        add(1);
      } catch (OutOfMemoryError e) {
        // The kernel gives no thread: those that are there go on.
      }
    }
  }

  private void work() {
    try {
      drain(handlers.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failed.accept(e);
    }
  }

  private void drain(EventHandler<E> handler) throws InterruptedException {
    @Nullable Object[] batch = new Object[BATCH];
    long idleNanos = controller == null ? WAIT_NANOS : controller.idleNanos();
    while (true) {
      int count = queue.drain(batch, idleNanos);
      if (count < 0 || (count == 0 && removed(idleNanos))) {
        return;
      }
      for (int i = 0; i < count; i++) {
        handler.handle(take(batch, i));
      }
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the queue put an E there
  private E take(@Nullable Object[] batch, int i) {
    E event = (E) batch[i];
    batch[i] = null;
    return event;
  }

  private boolean removed(long idleNanos) {
    synchronized (threads) {
      return controller != null
          && controller.shouldRemove(idleNanos, threads.size())
          && threads.remove(Thread.currentThread());
    }
  }

  /** Threads now. */
  int threads() {
    synchronized (threads) {
      return threads.size();
    }
  }

  /** Events waiting now. */
  int queued() {
    return queue.size();
  }

  /** Gives up what waits, interrupts what runs, and waits for the threads. */
  void close() {
    List<Thread> last;
    synchronized (threads) {
      closed = true;
      last = List.copyOf(threads);
    }
    queue.close();
    last.forEach(Thread::interrupt);
    Threads.joinAll(last);
  }
}
