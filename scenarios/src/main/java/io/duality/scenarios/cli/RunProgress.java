package io.duality.scenarios.cli;

import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.RunListener;
import io.duality.scenarios.run.TrialProgress;
import java.util.function.Consumer;

/**
 * A live view where a person watches, lines elsewhere; and the records for the table at the end.
 */
final class RunProgress implements RunListener, AutoCloseable {
  private final RunListener shown;
  private final Runnable end;
  private final Consumer<TrialRecord> records;

  private RunProgress(RunListener shown, Runnable end, Consumer<TrialRecord> records) {
    this.shown = shown;
    this.end = end;
    this.records = records;
  }

  /**
   * Begins to show.
   *
   * @param stop takes the live view away at once: what is said of it, and the shell's prompt after
   *     a second Ctrl-C, stand on a clean line
   * @param records receives each
   */
  static RunProgress of(
      World world, RunPlan plan, boolean plain, StopSignal stop, Consumer<TrialRecord> records) {
    return LiveOutput.of(world, plain)
        .map(output -> live(output, world, plan, stop, records))
        .orElseGet(() ->
            new RunProgress(
                new PlainProgress(world.err(), plan, world.clock()), () -> {}, records));
  }

  private static RunProgress live(
      LiveOutput output,
      World world,
      RunPlan plan,
      StopSignal stop,
      Consumer<TrialRecord> records) {
    LiveProgress live = new LiveProgress(output.block(), output.look(), plan, world.clock());
    stop.whenRequested(output.block()::close);
    return new RunProgress(live, live::close, records);
  }

  @Override
  public boolean watches() {
    return shown.watches();
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
