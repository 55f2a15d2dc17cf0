package io.duality.servers.events;

import io.duality.servers.tasks.LoopTasks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A server's own loops without connections: each turn runs a batch and looks at the poller. */
public final class TaskLoops implements LoopTasks.Loops {
  private static final long NO_SWEEP_NANOS = TimeUnit.HOURS.toNanos(1);

  /** Opens a poller. */
  public interface Opening {

    /**
     * A poller without sockets.
     *
     * @throws IOException if there is no descriptor for it
     */
    Poller open() throws IOException;
  }

  private final List<Poller> pollers;
  private final LoopThreads loops;

  private TaskLoops(List<Poller> pollers, Consumer<Throwable> failed) {
    this.pollers = pollers;
    loops = new LoopThreads(pollers, NO_SWEEP_NANOS, failed);
  }

  /** How {@link LoopTasks} starts such loops. */
  public static LoopTasks.Opening over(Opening opening) {
    return (count, failed) -> open(opening, count, failed);
  }

  private static LoopTasks.Loops open(Opening opening, int count, Consumer<Throwable> failed)
      throws IOException {
    List<Poller> pollers = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        pollers.add(opening.open());
      }
    } catch (IOException e) {
      pollers.forEach(Poller::close);
      throw e;
    }
    TaskLoops opened = new TaskLoops(pollers, failed);
    try {
      opened.loops.start();
    } catch (OutOfMemoryError e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  @Override
  public List<? extends Executor> all() {
    return loops.all();
  }

  @Override
  public void close() {
    loops.end();
    pollers.forEach(Poller::close);
  }
}
