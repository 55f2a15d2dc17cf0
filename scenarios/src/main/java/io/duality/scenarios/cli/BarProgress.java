package io.duality.scenarios.cli;

import io.duality.results.Outcome;
import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.run.RunListener;
import io.duality.scenarios.run.TrialProgress;
import io.duality.scenarios.spec.Counted;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * A bar on a terminal: what runs now, its last figures, and the time left; a line above it for each
 * trial that is not valid. Without colours, so that NO_COLOR holds. The run's thread writes its
 * state, the library's thread draws it.
 */
final class BarProgress implements RunListener, AutoCloseable {
  private static final int BAR = 20;
  private static final int REDRAW_MILLIS = 250;

  /**
   * What any terminal has. The library would ask JLine, which takes Ctrl-C from us to do so, and
   * starts a process at each redraw, beside what is measured.
   */
  private static final int COLUMNS = 79;

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream to;
  private final RunPlan plan;
  private final InstantSource clock;
  private final TimeLeft left;
  private final ProgressBar bar;
  private String title = "starting";
  private String figures = "";
  private long startedMillis;

  BarProgress(PrintStream to, RunPlan plan, InstantSource clock) {
    this.to = to;
    this.plan = plan;
    this.clock = clock;
    this.left = new TimeLeft(plan.trials());
    this.startedMillis = clock.millis();
    this.bar =
        new ProgressBarBuilder()
            .setInitialMax(plan.trials().size())
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .continuousUpdate()
            .setConsumer(new ConsoleProgressBarConsumer(to, COLUMNS))
            .setRenderer((state, width) -> render(width))
            .build();
  }

  @Override
  public synchronized void trialStarted(int index, TrialPlan trial) {
    startedMillis = clock.millis();
    left.begin(index);
    title =
        (index + 1)
            + "/"
            + plan.trials().size()
            + " "
            + trial.model()
            + " at "
            + Counted.grouped(trial.x(), plan.document().xName());
    figures = "";
  }

  @Override
  public synchronized void progress(TrialProgress now) {
    figures =
        ": "
            + now.phase().words()
            + (now.completed() == 0
                ? ""
                : ", "
                    + Figures.number(now.requestsPerSecond())
                    + "/s, p99 "
                    + Figures.micros(now.p99Nanos() / 1e3));
  }

  @Override
  public void trialEnded(TrialRecord record) {
    synchronized (this) {
      left.ended(inTrial());
      startedMillis = clock.millis();
    }
    if (record.outcome() != Outcome.VALID) {
      note(TrialLine.of(record, plan.document()));
    }
  }

  @Override
  public void note(String line) {
    to.print(CLEAR_LINE + line + System.lineSeparator());
  }

  @Override
  public void close() {
    bar.close();
  }

  private Duration inTrial() {
    return Duration.ofMillis(clock.millis() - startedMillis);
  }

  private synchronized String render(int width) {
    return line(left.fraction(inTrial()), left.left(inTrial()), title + figures, width);
  }

  /** The bar as text of at most {@code width} characters. */
  static String line(double fraction, Duration left, String text, int width) {
    int full = (int) Math.round(Math.clamp(fraction, 0, 1) * BAR);
    String line =
        String.format(
            Locale.ROOT,
            "[%s%s] %3.0f%% %s left  %s",
            "=".repeat(full),
            " ".repeat(BAR - full),
            100 * Math.clamp(fraction, 0, 1),
            TimeLeft.text(left),
            text);
    return line.length() <= width ? line : line.substring(0, Math.max(0, width));
  }
}
