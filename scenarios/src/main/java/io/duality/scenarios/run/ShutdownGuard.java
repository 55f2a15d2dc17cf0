package io.duality.scenarios.run;

import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGINT and SIGTERM into an orderly end: the work is asked to stop, the JVM stays until it
 * has written what it has, and no child is left. The JVM's own exit code, 130 or 143, is kept.
 */
public final class ShutdownGuard implements AutoCloseable {
  private final StopSignal stop;
  private final Children children;
  private final Duration patience;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::onShutdown, "shutdown");

  private ShutdownGuard(StopSignal stop, Children children, Duration patience) {
    this.stop = stop;
    this.children = children;
    this.patience = patience;
  }

  /**
   * Guards the work until it is closed.
   *
   * @param patience the longest that a shutdown waits for that
   */
  public static ShutdownGuard install(StopSignal stop, Children children, Duration patience) {
    ShutdownGuard guard = new ShutdownGuard(stop, children, patience);
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  private void onShutdown() {
    stop.request();
    try {
      boolean _ = done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    children.close();
  }

  /** The work is over; what it has to say has been written. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is on its way down, and the hook is what runs.
    }
  }
}
