package io.duality.scenarios.cli;

import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.run.RunListener;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;

/** One line for each trial, for logs and pipes. */
final class PlainProgress implements RunListener {
  private final PrintStream to;
  private final RunPlan plan;
  private final InstantSource clock;
  private final TimeLeft left;
  private int index;
  private long startedMillis;

  PlainProgress(PrintStream to, RunPlan plan, InstantSource clock) {
    this.to = to;
    this.plan = plan;
    this.clock = clock;
    this.left = new TimeLeft(plan.trials());
  }

  @Override
  public void trialStarted(int started, TrialPlan trial) {
    index = started;
    startedMillis = clock.millis();
    left.begin(started);
  }

  @Override
  public void trialEnded(TrialRecord record) {
    left.ended(Duration.ofMillis(clock.millis() - startedMillis));
    int total = plan.trials().size();
    Duration rest = left.left(Duration.ZERO);
    to.println(
        "["
            + (index + 1)
            + "/"
            + total
            + "] "
            + TrialLine.of(record, plan.document())
            + (rest.isZero() ? "" : "  (" + TimeLeft.text(rest) + " left)"));
  }

  @Override
  public void note(String line) {
    to.println(line);
  }
}
