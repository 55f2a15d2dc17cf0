package io.duality.servers.nio;

import io.duality.servers.tasks.LoopTasks;
import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The server's own loops without connections: each turn runs a batch and looks at the selector. */
final class TaskLoops implements LoopTasks.Loops {
  private static final long NO_SWEEP_NANOS = TimeUnit.HOURS.toNanos(1);

  private final Consumer<Throwable> failed;
  private final List<EventLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  private TaskLoops(Consumer<Throwable> failed) {
    this.failed = failed;
  }

  static LoopTasks.Loops open(int count, Consumer<Throwable> failed) throws IOException {
    TaskLoops opened = new TaskLoops(failed);
    try {
      for (int i = 0; i < count; i++) {
        opened.add(new EventLoop(Selector.open(), NO_SWEEP_NANOS, System.nanoTime()));
      }
    } catch (IOException | Error e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  private void add(EventLoop loop) {
    Thread thread =
        Thread.ofPlatform().name("loop-" + loops.size()).daemon().unstarted(() -> run(loop));
    loops.add(loop);
    thread.start();
    threads.add(thread);
  }

  private void run(EventLoop loop) {
    loop.confine();
    try {
      while (!closed && loop.runOnce()) {}
    } catch (IOException | RuntimeException e) {
      failed.accept(e);
    }
  }

  @Override
  public List<EventLoop> all() {
    return loops;
  }

  @Override
  public void close() {
    closed = true;
    loops.forEach(loop -> loop.execute(() -> {}));
    Threads.joinAll(threads);
    loops.forEach(EventLoop::close);
  }
}
