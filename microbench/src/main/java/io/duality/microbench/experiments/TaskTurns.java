package io.duality.microbench.experiments;

import io.duality.servers.events.LoopExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Tasks of one kind that do the same without end, and whoever else exists meanwhile. */
final class TaskTurns implements AutoCloseable {
  /** Locks taken for one step of {@link #done}. */
  static final int LOCKS = 1_000;

  private final TaskKind kind;
  private final Progress done;
  private final Crew idle;
  private final Crew busy;
  private final LoopExecutor loop;
  private final AtomicLong guarded = new AtomicLong();
  private volatile boolean ending;

  private TaskTurns(TaskKind kind, Duration patience) throws IOException {
    this.kind = kind;
    done = new Progress(patience);
    idle = new Crew(done::fail);
    busy = new Crew(done::fail);
    loop = LoopExecutor.open(done::fail);
  }

  /**
   * Nothing to do yet.
   *
   * @param parked threads of the kind that are parked meanwhile; an event loop has none
   * @throws IOException if there is no descriptor for an event loop
   */
  static TaskTurns open(TaskKind kind, int parked, Duration patience) throws IOException {
    TaskTurns turns = new TaskTurns(kind, patience);
    try {
      for (int i = 0; i < parked; i++) {
        switch (kind) {
          case PLATFORM -> turns.idle.add(ThreadKind.PLATFORM, () -> {});
          case VIRTUAL -> turns.idle.add(ThreadKind.VIRTUAL, () -> {});
          case EVENT_LOOP -> {}
        }
      }
    } catch (OutOfMemoryError e) {
      turns.close();
      throw e;
    }
    return turns;
  }

  Progress done() {
    return done;
  }

  /** A new thread, or a task for the loop. */
  void start(Runnable task) {
    switch (kind) {
      case PLATFORM -> ThreadKind.PLATFORM.start("task", task);
      case VIRTUAL -> ThreadKind.VIRTUAL.start("task", task);
      case EVENT_LOOP -> loop.execute(task);
    }
  }

  /** Two run by turns from now on; a step is a switch to the other. */
  void switchByTurns() {
    PingPong game = new PingPong(done);
    for (int i = 0; i < 2; i++) {
      int player = i;
      switch (kind) {
        case PLATFORM -> busy.add(ThreadKind.PLATFORM, () -> game.play(player));
        case VIRTUAL -> busy.add(ThreadKind.VIRTUAL, () -> game.play(player));
        case EVENT_LOOP -> {}
      }
    }
    busy.go();
    if (kind == TaskKind.EVENT_LOOP) {
      loop.execute(this::ping);
    }
  }

  private void ping() {
    done.step();
    if (!ending) {
      loop.execute(this::pong);
    }
  }

  private void pong() {
    done.step();
    if (!ending) {
      loop.execute(this::ping);
    }
  }

  /** One takes a lock that nobody else wants, again and again; a step is {@link #LOCKS} times. */
  void lockForEver() {
    ReentrantLock lock = new ReentrantLock();
    switch (kind) {
      case PLATFORM -> busy.add(ThreadKind.PLATFORM, () -> lockOften(lock));
      case VIRTUAL -> busy.add(ThreadKind.VIRTUAL, () -> lockOften(lock));
      case EVENT_LOOP -> loop.execute(this::needNoLock);
    }
    busy.go();
  }

  private void lockOften(ReentrantLock lock) {
    for (int i = 0; i < LOCKS; i++) {
      lock.lock();
      try {
        count();
      } finally {
        lock.unlock();
      }
    }
    done.step();
  }

  /** Guarded by the lock, where there is one; opaque, or a thousand would become one. */
  private void count() {
    guarded.setOpaque(guarded.getOpaque() + 1);
  }

  /** Handlers of one loop never interrupt one another. */
  private void needNoLock() {
    for (int i = 0; i < LOCKS; i++) {
      count();
    }
    done.step();
    if (!ending) {
      loop.execute(this::needNoLock);
    }
  }

  /** How often the lock was held; for when all have ended. */
  long guarded() {
    return guarded.get();
  }

  @Override
  public void close() {
    ending = true;
    busy.close();
    idle.close();
    loop.close();
  }
}
