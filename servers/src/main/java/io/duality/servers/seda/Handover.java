package io.duality.servers.seda;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Holds the thread that gives events to a stage until the stage has taken up all of them. One
 * thread gives and waits, any thread takes.
 */
class Handover {
  private final AtomicInteger untaken = new AtomicInteger();
  private volatile @Nullable Thread giver;
  private volatile boolean ended;

  /** One more event is given. */
  void given() {
    untaken.incrementAndGet();
  }

  /** One event has been taken up. Called once for each. */
  void taken() {
    if (untaken.decrementAndGet() == 0) {
      wake();
    }
  }

  /** Waits until all are taken up, or for the end. */
  void await() {
    giver = Thread.currentThread();
    while (untaken.get() > 0 && !ended) {
      LockSupport.park(this);
    }
  }

  /** Lets nobody wait any more. */
  void end() {
    ended = true;
    LockSupport.unpark(giver);
  }

  /** Lets the giver look again; a permit sticks if it is about to park. */
  void wake() {
    LockSupport.unpark(giver);
  }
}
