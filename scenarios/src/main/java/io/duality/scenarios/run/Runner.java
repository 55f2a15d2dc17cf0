package io.duality.scenarios.run;

import io.duality.results.Environment;
import io.duality.results.Reason;
import io.duality.results.RunDirectory;
import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.run.RunSummary.End;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Executes plans. A trial that goes wrong is a record with its reason, and the run goes on; a
 * record that cannot be written ends the run. For one thread.
 */
public final class Runner {
  private final RunnerSettings settings;

  public Runner(RunnerSettings settings) {
    this.settings = settings;
  }

  /**
   * Runs all trials, in the plan's order, and then writes the points and the report of what there
   * is. Blocks until then; never throws for what a trial, a disk or a chart does.
   *
   * @param environment written beside the records
   * @param directory receives them; stays open
   */
  public RunSummary run(
      RunPlan plan, Environment environment, RunDirectory directory, RunListener listener) {
    return execute(
        plan,
        directory,
        listener,
        new ArrayList<>(),
        () -> {
          directory.writePlan(plan.document());
          directory.writeEnvironment(environment);
        });
  }

  /**
   * Runs the trials that have no record yet; otherwise as {@link #run}.
   *
   * @param done records of the same plan, which are in the directory already
   */
  public RunSummary resume(
      RunPlan plan, List<TrialRecord> done, RunDirectory directory, RunListener listener) {
    return execute(plan, directory, listener, new ArrayList<>(done), () -> {});
  }

  private interface Opening {
    void write() throws IOException;
  }

  private RunSummary execute(
      RunPlan plan,
      RunDirectory directory,
      RunListener listener,
      List<TrialRecord> records,
      Opening opening) {
    End end = End.COMPLETE;
    String problem = "";
    boolean interrupted = false;
    try {
      opening.write();
      plan.warnings().forEach(listener::note);
      runTrials(plan, directory, listener, records);
    } catch (IOException e) {
      end = End.BROKEN;
      problem = oneLine(e);
    } catch (InterruptedException e) {
      end = End.INTERRUPTED;
      problem = "interrupted in trial " + (records.size() + 1) + " of " + plan.trials().size();
      interrupted = !settings.stop().requested();
    }
    finish(plan, directory, listener, records);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return RunSummary.of(plan.trials().size(), records, end, problem);
  }

  private void runTrials(
      RunPlan plan, RunDirectory directory, RunListener listener, List<TrialRecord> records)
      throws IOException, InterruptedException {
    List<TrialRecord> done = List.copyOf(records);
    try (WorkFolders work = WorkFolders.create(plan.workload(), settings.stop()::requested)) {
      TrialRecorder recorder =
          new TrialRecorder(
              settings,
              plan,
              HistogramKeeper.in(directory),
              directory.path().resolve("logs"),
              work,
              listener);
      for (int index = 0; index < plan.trials().size(); index++) {
        TrialPlan trial = plan.trials().get(index);
        if (done.stream().anyMatch(trial::isOf)) {
          continue;
        }
        if (settings.stop().requested()) {
          throw new InterruptedException("stopped on request");
        }
        listener.trialStarted(index, trial);
        TrialRecord record =
            recorder.record(index, trial, settings.children(), Rendezvous.of(1)).trial();
        directory.append(record);
        records.add(record);
        listener.trialEnded(record);
      }
    }
  }

  /** Neither a full disk nor a failing chart takes back what is recorded. */
  private void finish(
      RunPlan plan, RunDirectory directory, RunListener listener, List<TrialRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    try {
      directory.writePoints(plan.document(), records);
    } catch (IOException e) {
      listener.note("points.csv was not written: " + oneLine(e));
    }
    try {
      settings.report().write(directory.path());
    } catch (IOException | RuntimeException | LinkageError e) {
      listener.note("the report was not drawn, the records are whole: " + oneLine(e));
    }
  }

  private static String oneLine(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message.lines().findFirst().orElse(e.toString());
  }

  /** A reason for what should not happen, so that it is at least recorded. */
  static Reason internal(Throwable e) {
    return new Reason("internal-error", "internal error", "a fault of this program: " + e);
  }
}
