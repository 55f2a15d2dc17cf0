package io.duality.servers.events;

import io.duality.servers.ServerConfig;
import io.duality.servers.nio.NioNetwork;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An event loop of the servers without connections: tasks are all it gets. */
public final class LoopExecutor implements Executor, AutoCloseable {
  private static final long NO_SWEEP_NANOS = TimeUnit.HOURS.toNanos(1);

  private final Network network;
  private final LoopThreads loops;
  private final EventLoop loop;

  private LoopExecutor(Network network, Consumer<Throwable> failed) {
    this.network = network;
    loops = new LoopThreads(network.pollers(), NO_SWEEP_NANOS, failed);
    loop = loops.all().getFirst();
  }

  /**
   * Over the JDK's selector.
   *
   * @param failed takes what ends the loop before its time
   * @throws IOException if there is no descriptor for it
   */
  public static LoopExecutor open(Consumer<Throwable> failed) throws IOException {
    return over(NioNetwork.open(config(), 1, Selector::open), failed);
  }

  /** Over a network with one loop, which is closed with this. */
  static LoopExecutor over(Network network, Consumer<Throwable> failed) {
    LoopExecutor executor = new LoopExecutor(network, failed);
    executor.loops.start();
    return executor;
  }

  /** Of a network that nobody connects to. */
  static ServerConfig config() {
    return ServerConfig.of(Path.of("."));
  }

  /** {@inheritDoc} Any thread, the loop's own too. */
  @Override
  public void execute(Runnable task) {
    loop.execute(task);
  }

  @Override
  public void close() {
    loops.end();
    network.close();
  }
}
