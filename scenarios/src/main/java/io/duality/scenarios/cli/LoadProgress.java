package io.duality.scenarios.cli;

import io.duality.scenarios.run.RunListener;
import io.duality.scenarios.run.TrialProgress;
import io.duality.scenarios.spec.Durations;
import java.io.PrintStream;
import java.time.Duration;

/** One line on a terminal that is written over; nothing elsewhere. */
final class LoadProgress implements RunListener, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream to;
  private final boolean shown;
  private final Duration timeout;

  private LoadProgress(PrintStream to, boolean shown, Duration timeout) {
    this.to = to;
    this.shown = shown;
    this.timeout = timeout;
  }

  /**
   * Shows it.
   *
   * @param shown whether somebody watches
   * @param timeout of a request
   */
  static LoadProgress to(PrintStream to, boolean shown, Duration timeout) {
    return new LoadProgress(to, shown, timeout);
  }

  static LoadProgress of(World world, LoadOptions options) {
    return to(
        world.err(),
        world.terminal() && !options.output().plain(),
        options.load().limits().timeout());
  }

  @Override
  public void progress(TrialProgress now) {
    if (shown) {
      to.print(
          CLEAR_LINE
              + now.phase().words()
              + ", "
              + TimeLeft.text(now.elapsed())
              + ": "
              + Figures.number(now.requestsPerSecond())
              + "/s"
              + (now.p99Nanos() == 0 ? "" : ", p99 " + Figures.micros(now.p99Nanos() / 1e3))
              + (now.errors() == 0 ? "" : ", " + Figures.count(now.errors()) + " errors"));
      to.flush();
    }
  }

  /** The drain, whose end nothing but the timeout bounds. */
  @Override
  public void windowEnds() {
    if (shown) {
      to.print(
          CLEAR_LINE
              + "draining: what is under way has up to "
              + Durations.format(timeout)
              + ", the timeout");
      to.flush();
    }
  }

  @Override
  public void note(String line) {
    to.println(line);
  }

  @Override
  public void close() {
    if (shown) {
      to.print(CLEAR_LINE);
      to.flush();
    }
  }
}
