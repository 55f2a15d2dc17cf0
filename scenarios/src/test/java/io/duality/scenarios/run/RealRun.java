package io.duality.scenarios.run;

import io.duality.results.PlanDocument;
import io.duality.results.RunDirectory;
import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.probe.Probe;
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
              new HostLimits(Map.of(), List.of(0, 1), 32_768, 60_999, true),
              new Probe(Path.of("/proc")),
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
}
