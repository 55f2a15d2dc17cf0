package io.duality.scenarios.run;

import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.External;
import java.time.InstantSource;
import java.util.Map;

/**
 * What runs have in common.
 *
 * @param children starts and ends all processes
 * @param externals programs that are run as servers, by the ids of models that they stand for
 * @param stop ends a run early; what is recorded is kept and reported
 * @param deployment says on which hosts its trials are made
 * @param deadlines of a trial's phases
 * @param clock for the times of day in records
 * @param report draws the run at its end
 */
public record RunnerSettings(
    Children children,
    Map<String, External> externals,
    StopSignal stop,
    Deployment deployment,
    Deadlines deadlines,
    InstantSource clock,
    ReportWriter report) {
  public RunnerSettings {
    externals = Map.copyOf(externals);
  }
}
