package io.duality.scenarios.cli;

import io.duality.results.Outcome;
import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.run.Phase;
import io.duality.scenarios.run.RunListener;
import io.duality.scenarios.run.TrialProgress;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.terminal.LiveBlock;
import io.duality.scenarios.terminal.Look;
import java.time.Duration;
import java.time.InstantSource;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * A run on a terminal: how far it is, what runs now, its last figures and how its throughput went;
 * a line above them for each trial that is not valid. The run's thread writes its state, the
 * library's thread draws it.
 */
final class LiveProgress implements RunListener, AutoCloseable {
  private static final int REDRAW_MILLIS = 250;

  private final LiveBlock block;
  private final RunPlan plan;
  private final InstantSource clock;
  private final TimeLeft left;
  private final ProgressBar bar;
  private String trial = "starting";
  private TrialProgress glance = TrialProgress.entering(Phase.START);
  private RateSeries rates = new RateSeries();
  private long startedMillis;

  /** Begins to draw. */
  LiveProgress(LiveBlock block, Look look, RunPlan plan, InstantSource clock) {
    this.block = block;
    this.plan = plan;
    this.clock = clock;
    this.left = new TimeLeft(plan.trials());
    this.startedMillis = clock.millis();
    this.bar =
        new ProgressBarBuilder()
            .setInitialMax(plan.trials().size())
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .continuousUpdate()
            .setConsumer(block)
            .setRenderer((state, width) -> String.join("\n", frame().lines(width, look)))
            .build();
  }

  @Override
  public boolean watches() {
    return true;
  }

  @Override
  public synchronized void trialStarted(int index, TrialPlan started) {
    startedMillis = clock.millis();
    left.begin(index);
    trial =
        (index + 1)
            + "/"
            + plan.trials().size()
            + " "
            + started.model()
            + " at "
            + Counted.grouped(started.x(), plan.document().xName());
    glance = TrialProgress.entering(Phase.START);
    rates = new RateSeries();
  }

  @Override
  public synchronized void progress(TrialProgress now) {
    glance = now;
    rates.add(now);
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
    block.say(line);
  }

  /** The lines go away. The block is closed here too: the library leaves one that it never drew. */
  @Override
  public void close() {
    bar.close();
    block.close();
  }

  /** What would be drawn now. */
  synchronized RunFrame frame() {
    return new RunFrame(
        left.fraction(inTrial()), left.left(inTrial()), trial, glance, rates.values());
  }

  private Duration inTrial() {
    return Duration.ofMillis(clock.millis() - startedMillis);
  }
}
