package io.duality.microbench.experiments;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The textbook's buffer: one lock, and a condition for each side. Any thread. */
class BoundedBuffer {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final long[] messages;
  private int first;
  private int size;

  /**
   * Empty.
   *
   * @param capacity messages, at least 1
   */
  BoundedBuffer(int capacity) {
    messages = new long[capacity];
  }

  /** Held while anything changes. */
  final ReentrantLock lock() {
    return lock;
  }

  /** Adds a message at the end, when there is room. */
  final void put(long message) throws InterruptedException {
    lock.lock();
    try {
      while (size == messages.length) {
        notFull.await();
      }
      messages[(first + size) % messages.length] = message;
      size++;
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the first message, when there is one. */
  final long take() throws InterruptedException {
    lock.lock();
    try {
      awaitMessage(notEmpty);
      long message = messages[first];
      first = (first + 1) % messages.length;
      size--;
      notFull.signal();
      return message;
    } finally {
      lock.unlock();
    }
  }

  /** In a loop: whoever is woken has to queue for the lock, and may find another was faster. */
  void awaitMessage(Condition message) throws InterruptedException {
    while (isEmpty()) {
      message.await();
    }
  }

  /** With the lock held. */
  final boolean isEmpty() {
    return size <= 0;
  }

  /** Whether a consumer waits for a message, and is not on its way back to the lock. */
  final boolean isAwaited() {
    lock.lock();
    try {
      return lock.hasWaiters(notEmpty);
    } finally {
      lock.unlock();
    }
  }

  /** Messages in it. */
  final int size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }
}
