package io.duality.scenarios.run;

import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.process.Children;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Trials one at a time, for a caller that decides by what it has seen which comes next, and whose
 * servers may be those of another build. Keeps no histograms. For one thread.
 */
public final class SingleTrials implements AutoCloseable {
  private final WorkFolders work;
  private final TrialRecorder recorder;
  private final Children servers;

  private SingleTrials(WorkFolders work, TrialRecorder recorder, Children servers) {
    this.work = work;
    this.recorder = recorder;
    this.servers = servers;
  }

  /**
   * Makes the file that is served.
   *
   * @param plan of the scenario that all trials are of
   * @param servers starts their servers; the generators are the settings' children
   * @param logs folder for what their processes print
   * @throws IOException if the file cannot be written
   */
  public static SingleTrials of(
      RunnerSettings settings, RunPlan plan, Children servers, Path logs, RunListener listener)
      throws IOException {
    WorkFolders work = WorkFolders.create(plan.workload(), settings.stop()::requested);
    return new SingleTrials(
        work,
        new TrialRecorder(settings, plan, HistogramKeeper.NONE, logs, work, listener),
        servers);
  }

  /**
   * Runs one. Blocks until it is over.
   *
   * @param sequence its place among all, for the record
   * @param trial its {@code repeat} names its logs
   * @param others trials that are made at the same time, each by an instance of its own
   * @throws InterruptedException if the run is to end; there is no record then
   */
  public Recorded run(int sequence, TrialPlan trial, Rendezvous others)
      throws IOException, InterruptedException {
    return recorder.record(sequence, trial, servers, others);
  }

  @Override
  public void close() {
    work.close();
  }
}
