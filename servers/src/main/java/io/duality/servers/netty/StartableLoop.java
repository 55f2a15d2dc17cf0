package io.duality.servers.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SingleThreadIoEventLoop;
import java.util.concurrent.ThreadFactory;

/** An event loop of Netty's that leaves nothing behind if it gets no thread. */
final class StartableLoop extends SingleThreadIoEventLoop {

  /** Opens its descriptors, and starts no thread yet. */
  StartableLoop(ThreadFactory threads, IoHandlerFactory handler) {
    super(null, threads, handler);
  }

  /**
   * Starts the thread. One that fails may not be used any more: Netty would try again to start its
   * thread, even in order to end it.
   *
   * @param firstTask gives the loop its first task, with which Netty starts the thread
   */
  void start(Runnable firstTask) {
    try {
      firstTask.run();
    } catch (RuntimeException | Error e) {
      // As its thread would have done: io_uring takes its end only from who has begun.
      ioHandler().initialize();
      ioHandler().destroy();
      throw e;
    }
  }
}
