package io.duality.servers.stages;

import io.duality.servers.tasks.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A queue of events, the threads that drain it in batches, and its controllers.
 *
 * <pre>
 *   admit ----> admission ----> | bounded queue | --> thread 1..n --> handler --> the next stage
 *    false: too many a second     false: full         ^        ^
 *   enqueue ------------------>                       |        +-- batch: throughput
 *                                                     +-- pool: queue length, idle time
 * </pre>
 *
 * Any thread may call all methods but {@link #sample}, which belongs to one.
 */
public class Stage<E> {
  private static final long UNBOUNDED_NANOS = Long.MAX_VALUE;

  private final String name;
  private final StageRules rules;
  private final BoundedQueue<E> queue;
  private final Supplier<EventHandler<E>> handlers;
  private final Consumer<Throwable> failed;
  private final @Nullable PoolController pool;
  private final @Nullable BatchController batching;
  private final @Nullable AdmissionController admission;
  private final LongAdder handled = new LongAdder();

  /** Guarded by itself. */
  private final List<Thread> threads = new ArrayList<>();

  private int started;
  private boolean closed;

  /**
   * A stage without threads.
   *
   * @param handlers makes the handler of each thread
   * @param failed takes what a handler throws; that thread is gone then
   * @param nowNanos as {@link System#nanoTime}: when its controllers begin to look
   */
  protected Stage(
      String name,
      StageRules rules,
      Supplier<EventHandler<E>> handlers,
      Consumer<Throwable> failed,
      long nowNanos) {
    this.name = name;
    this.rules = rules;
    this.handlers = handlers;
    this.failed = failed;
    queue = new BoundedQueue<>(rules.queue());
    pool = rules.pool().map(its -> new PoolController(its, nowNanos)).orElse(null);
    batching = rules.batching().map(its -> new BatchController(its, nowNanos)).orElse(null);
    admission = rules.admission().map(its -> new AdmissionController(its, nowNanos)).orElse(null);
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

  /** Takes a new request, or refuses it: admission control, a full queue, or the end. */
  public boolean admit(E event) {
    AdmissionController present = admission;
    return (present == null || present.admit(System.nanoTime())) && enqueue(event);
  }

  /** Takes an event that is under way, or refuses it when the queue is full or the stage closed. */
  public boolean enqueue(E event) {
    return queue.enqueue(event, admission == null ? 0 : System.nanoTime());
  }

  /** Lets the controllers look at the stage. */
  void sample(long nowNanos) {
    if (pool != null && pool.shouldAdd(nowNanos, queued(), threads())) {
      try {
        add(1);
      } catch (OutOfMemoryError e) {
        // The kernel gives no thread: those that are there go on.
      }
    }
    if (batching != null) {
      batching.sample(nowNanos, handled.sum());
    }
    if (admission != null) {
      admission.tick(nowNanos);
    }
  }

  /** How often its controllers want to look, at most; {@link Long#MAX_VALUE} if it has none. */
  long sampleNanos() {
    return Math.min(
        rules.pool().map(PoolController.Rules::sampleNanos).orElse(UNBOUNDED_NANOS),
        Math.min(
            rules.batching().map(BatchController.Rules::windowNanos).orElse(UNBOUNDED_NANOS),
            admission == null ? UNBOUNDED_NANOS : AdmissionController.tickNanos()));
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
    Batch<E> batch = new Batch<>(rules.batch());
    long idleNanos = pool == null ? UNBOUNDED_NANOS : pool.idleNanos();
    while (true) {
      int most = batching == null ? rules.batch() : batching.batch();
      int count = queue.drain(batch, most, idleNanos);
      if (count < 0 || (count == 0 && removed(idleNanos))) {
        return;
      }
      for (int i = 0; i < count; i++) {
        handler.handle(batch.take(i));
        if (admission != null) {
          long now = System.nanoTime();
          admission.completed(now - batch.queuedNanos(i), now);
        }
      }
      handler.endBatch();
      handled.add(count);
    }
  }

  private boolean removed(long idleNanos) {
    synchronized (threads) {
      return pool != null
          && pool.shouldRemove(idleNanos, threads.size())
          && threads.remove(Thread.currentThread());
    }
  }

  /** Threads at the start. */
  int firstThreads() {
    return rules.threads();
  }

  /** Threads now. */
  public int threads() {
    synchronized (threads) {
      return threads.size();
    }
  }

  /** Events waiting now. */
  public int queued() {
    return queue.size();
  }

  /** Events whose handler has returned, in whole batches. */
  long handled() {
    return handled.sum();
  }

  /** The admission controller, if it has one. */
  @Nullable AdmissionController admission() {
    return admission;
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
