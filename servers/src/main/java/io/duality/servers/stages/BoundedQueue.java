package io.duality.servers.stages;

import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A queue of events that says no when it is full, and is emptied in batches. Any thread may call.
 *
 * <p>One lock guards it: threads that drain take a batch for one acquisition, so that it is held
 * seldom when the load is high.
 */
final class BoundedQueue<E> {
  private static final int FIRST_CAPACITY = 64;

  private final int bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private @Nullable Object[] ring;
  private long[] times;
  private int head;
  private int size;
  private boolean closed;

  /**
   * An empty queue.
   *
   * @param bound most events it holds, at least 1
   */
  BoundedQueue(int bound) {
    this.bound = bound;
    ring = new Object[Math.min(bound, FIRST_CAPACITY)];
    times = new long[ring.length];
  }

  /** Adds an event at the end; false, and nothing is added, when the queue is full or closed. */
  boolean enqueue(E event, long nowNanos) {
    lock.lock();
    try {
      if (size == bound || closed) {
        return false;
      }
      if (size == ring.length) {
        grow();
      }
      int tail = (head + size) % ring.length;
      ring[tail] = event;
      times[tail] = nowNanos;
      size++;
      notEmpty.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void grow() {
    int capacity = (int) Math.min(bound, 2L * ring.length);
    @Nullable Object[] larger = Arrays.copyOfRange(ring, head, head + capacity);
    System.arraycopy(ring, 0, larger, ring.length - head, head);
    Arrays.fill(larger, size, capacity, null);
    long[] longer = Arrays.copyOfRange(times, head, head + capacity);
    System.arraycopy(times, 0, longer, times.length - head, head);
    ring = larger;
    times = longer;
    head = 0;
  }

  /**
   * Takes events in their order, waiting for the first.
   *
   * @param most how many, from 1 to what the batch has room for
   * @param waitNanos longest wait, at least 0
   * @return how many; 0 after the wait, -1 when the queue is closed
   */
  int drain(Batch<E> batch, int most, long waitNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = waitNanos;
      while (size == 0 && !closed) {
        if (left <= 0) {
          return 0;
        }
        left = notEmpty.awaitNanos(left);
      }
      return closed ? -1 : take(batch, most);
    } finally {
      lock.unlock();
    }
  }

  private int take(Batch<E> batch, int most) {
    int count = Math.min(size, most);
    for (int i = 0; i < count; i++) {
      batch.set(i, ring[head], times[head]);
      ring[head] = null;
      head = (head + 1) % ring.length;
    }
    size -= count;
    return count;
  }

  /** Refuses events from now on, and lets nobody wait; those inside are given up. */
  void close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Events inside now. */
  int size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }
}
