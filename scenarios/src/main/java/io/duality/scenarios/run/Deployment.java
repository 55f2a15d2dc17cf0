package io.duality.scenarios.run;

import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.probe.Probe;
import java.io.IOException;

/** Says on which hosts each trial is made. */
public interface Deployment {

  /**
   * Those of the next trial. May wait for one that is coming back.
   *
   * @throws IOException if too few are left for it; one line for the user
   * @throws InterruptedException if the run is to end
   */
  Sites next(TrialPlan trial) throws IOException, InterruptedException;

  /** Always this machine. */
  static Deployment here(Probe probe, HostLimits limits) {
    Sites here = Sites.here(probe, limits);
    return trial -> here;
  }
}
