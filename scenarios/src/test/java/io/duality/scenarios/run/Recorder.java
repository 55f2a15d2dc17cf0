package io.duality.scenarios.run;

import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.TrialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what a run tells its listener. */
final class Recorder implements RunListener {
  final List<Phase> phases = new ArrayList<>();
  final List<TrialPlan> started = new ArrayList<>();
  final List<TrialRecord> ended = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<LoadInterval> intervals = new ArrayList<>();
  Consumer<Phase> onPhase = phase -> {};
  Consumer<TrialRecord> onEnd = record -> {};

  @Override
  public void trialStarted(int index, TrialPlan trial) {
    started.add(trial);
  }

  @Override
  public void progress(TrialProgress progress) {
    phases.add(progress.phase());
    onPhase.accept(progress.phase());
  }

  @Override
  public void interval(LoadInterval interval) {
    intervals.add(interval);
  }

  @Override
  public void trialEnded(TrialRecord record) {
    ended.add(record);
    onEnd.accept(record);
  }

  @Override
  public void note(String line) {
    notes.add(line);
  }
}
