package io.duality.scenarios.run;

import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.probe.Probe;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.External;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a trial needs beyond its plan.
 *
 * @param trial its plan
 * @param externals programs that a model of the plan stands for, by id
 * @param seed of the run
 * @param servers starts its servers, which may be another build's
 * @param children starts its generators
 * @param stop ends it early
 * @param sites its hosts
 * @param deadlines of its phases
 * @param clock for the times of day in histogram files
 * @param work folders with what is served or read
 * @param logs folder for what its processes print
 * @param listener follows it
 * @param others trials that are made at the same time
 */
record TrialContext(
    TrialPlan trial,
    Map<String, External> externals,
    long seed,
    Children servers,
    Children children,
    StopSignal stop,
    Sites sites,
    Deadlines deadlines,
    InstantSource clock,
    WorkFolders work,
    Path logs,
    RunListener listener,
    Rendezvous others) {
  TrialContext {
    externals = Map.copyOf(externals);
  }

  /** Says that the trial has come to a phase. */
  void enter(Phase phase) {
    listener.progress(TrialProgress.entering(phase));
  }

  /** What the kernel of its server's host says. */
  Probe probe() {
    return sites.server().probe();
  }

  /** Start of the names of this trial's logs, unique in the run. */
  String logPrefix() {
    return trial.model().replace(':', '-') + "-" + trial.x() + "-" + trial.repeat();
  }
}
