package io.duality.servers.netty;

import io.duality.servers.tasks.LoopTasks;
import io.duality.servers.tasks.Threads;
import io.netty.channel.ChannelException;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Netty's loops without connections. */
final class TaskLoops implements LoopTasks.Loops {
  private final List<EventLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  private final Transport transport;

  private TaskLoops(Transport transport) {
    this.transport = transport;
  }

  /**
   * Starts loops.
   *
   * @param count at least 1
   * @throws IOException if the process may not have the descriptors
   */
  static LoopTasks.Loops open(Transport transport, int count) throws IOException {
    TaskLoops opened = new TaskLoops(transport);
    try {
      for (int i = 0; i < count; i++) {
        opened.add();
      }
    } catch (ChannelException e) {
      opened.close();
      throw new IOException("no descriptors for the event loops: " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  private void add() {
    String name = transport.name() + "-" + loops.size();
    StartableLoop loop = new StartableLoop(body -> thread(name, body), transport.handler().get());
    loop.start(() -> loop.execute(() -> {}));
    loops.add(loop);
  }

  private Thread thread(String name, Runnable body) {
    Thread thread = new FastThreadLocalThread(body, name);
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }

  @Override
  public List<EventLoop> all() {
    return loops;
  }

  @Override
  public void close() {
    for (EventLoop loop : loops) {
      var _ = loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
    Threads.joinAll(threads);
  }
}
