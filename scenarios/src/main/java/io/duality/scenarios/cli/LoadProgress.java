package io.duality.scenarios.cli;

import io.duality.scenarios.run.RunListener;
import io.duality.scenarios.run.TrialProgress;
import java.io.PrintStream;

/** One line on a terminal that is written over; nothing elsewhere. */
final class LoadProgress implements RunListener, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream to;
  private final boolean shown;

  private LoadProgress(PrintStream to, boolean shown) {
    this.to = to;
    this.shown = shown;
  }

  static LoadProgress of(World world, LoadOptions options) {
    return new LoadProgress(world.err(), world.terminal() && !options.output().plain());
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
              + "/s, p99 "
              + Figures.micros(now.p99Nanos() / 1e3)
              + (now.errors() == 0 ? "" : ", " + Figures.count(now.errors()) + " errors"));
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
