package io.duality.scenarios.run;

import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Turns SIGINT, SIGTERM and SIGHUP into an orderly end: the work is asked to stop and has time to
 * write what it has; the second signal ends the process at once. No child is left either way: those
 * that are not ended find their standard input at its end.
 *
 * <p>The JVM does not begin its own shutdown meanwhile, because a report cannot be drawn in one:
 * AWT needs a shutdown hook of its own for each font.
 */
public final class ShutdownGuard implements AutoCloseable {
  /** Exit codes as a shell reports them: 128 and the signal's number. */
  private static final Map<String, Integer> EXIT_CODES =
      Map.of("INT", 130, "TERM", 143, "HUP", 129);

  private final StopSignal stop;
  private final Children children;
  private final Duration patience;
  private final Consumer<String> notes;
  private final AtomicInteger received = new AtomicInteger();
  private final CountDownLatch done = new CountDownLatch(1);
  private final List<Runnable> giveBack = new ArrayList<>();

  private ShutdownGuard(
      StopSignal stop, Children children, Duration patience, Consumer<String> notes) {
    this.stop = stop;
    this.children = children;
    this.patience = patience;
    this.notes = notes;
  }

  /**
   * Guards the work until it is closed.
   *
   * @param patience the longest that the work may go on after a signal
   * @param notes receives one line for the user, from another thread, when a signal has come
   */
  public static ShutdownGuard install(
      StopSignal stop, Children children, Duration patience, Consumer<String> notes) {
    ShutdownGuard guard = new ShutdownGuard(stop, children, patience, notes);
    EXIT_CODES.forEach((name, code) ->
        JvmSignals.take(name, () -> guard.onSignal(code)).ifPresent(guard.giveBack::add));
    return guard;
  }

  private void onSignal(int exitCode) {
    if (!received.compareAndSet(0, exitCode)) {
      Runtime.getRuntime().halt(exitCode);
    }
    // First, so that what is drawn live is off the screen.
    stop.request();
    notes.accept("stopping, and keeping what there is; a second Ctrl-C ends it at once");
    try {
      if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        children.close();
        Runtime.getRuntime().halt(exitCode);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The process's exit code: that of the signal if one has come, else the work's own. */
  public int exitCode(int ofTheWork) {
    int code = received.get();
    return code == 0 ? ofTheWork : code;
  }

  /** The work is over, and has written what it has to say: signals are the JVM's again. */
  @Override
  public void close() {
    done.countDown();
    giveBack.forEach(Runnable::run);
  }
}
