package io.duality.scenarios.run;

import io.duality.results.Measurement;
import io.duality.results.PlanDocument;
import io.duality.results.RunDirectory;
import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A run with real servers and real generators, that draws nothing. */
final class RealRun {
  private static final double SHORT_SECONDS = 0.3;
  private static final double LONG_SECONDS = 15;

  private RealRun() {}

  /**
   * Runs the trials, and reads back what they have left.
   *
   * @param folder new or empty
   * @param externals programs that stand for models, by their ids
   */
  static List<TrialRecord> of(
      Path folder,
      Map<String, External> externals,
      PlanDocument plan,
      Workload workload,
      TrialPlan... trials)
      throws IOException {
    try (Children children = new Children(ChildJvm.ofThisProcess());
        RunDirectory directory = RunDirectory.at(folder)) {
      RunnerSettings settings =
          new RunnerSettings(
              children,
              externals,
              new StopSignal(),
              Deployment.here(
                  new ProcProbe(Path.of("/proc")),
                  new HostLimits(Map.of(), List.of(0, 1), 32_768, 60_999, true)),
              Deadlines.STANDARD,
              Clock.systemUTC(),
              written -> {});
      new Runner(settings)
          .run(
              new RunPlan(plan, workload, List.of(trials), List.of()),
              Documents.environment(),
              directory,
              new Recorder());
    }
    return RunReader.read(folder).trials();
  }

  /** Makes a trial with a window of that length. */
  interface OfLength {
    TrialRecord run(double seconds) throws IOException;
  }

  /**
   * A trial with something completed in its window: in a short one a machine that is busy may not
   * come to answer anything, and a longer one is tried then.
   */
  static TrialRecord completing(OfLength trial) throws IOException {
    double seconds = SHORT_SECONDS;
    TrialRecord record = trial.run(seconds);
    while (hasNothingCompleted(record) && seconds < LONG_SECONDS) {
      seconds *= 4;
      record = trial.run(seconds);
    }
    return record;
  }

  private static boolean hasNothingCompleted(TrialRecord record) {
    Measurement measured = record.measured();
    return measured != null && measured.completed() == 0;
  }
}
