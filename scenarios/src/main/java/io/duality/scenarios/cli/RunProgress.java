package io.duality.scenarios.cli;

import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.run.RunListener;
import io.duality.scenarios.run.TrialProgress;
import java.util.function.Consumer;

/** A bar where a person watches, lines elsewhere; and the records for the table at the end. */
final class RunProgress implements RunListener, AutoCloseable {
  private final RunListener shown;
  private final Runnable end;
  private final Consumer<TrialRecord> records;

  private RunProgress(RunListener shown, Runnable end, Consumer<TrialRecord> records) {
    this.shown = shown;
    this.end = end;
    this.records = records;
  }

  static RunProgress of(World world, RunPlan plan, boolean plain, Consumer<TrialRecord> records) {
    if (plain || !world.terminal()) {
      return new RunProgress(
          new PlainProgress(world.err(), plan, world.clock()), () -> {}, records);
    }
    BarProgress bar = new BarProgress(world.err(), plan, world.clock());
    return new RunProgress(bar, bar::close, records);
  }

  @Override
  public void trialStarted(int index, TrialPlan trial) {
    shown.trialStarted(index, trial);
  }

  @Override
  public void progress(TrialProgress progress) {
    shown.progress(progress);
  }

  @Override
  public void trialEnded(TrialRecord record) {
    records.accept(record);
    shown.trialEnded(record);
  }

  @Override
  public void note(String line) {
    shown.note(line);
  }

  @Override
  public void close() {
    end.run();
  }
}
