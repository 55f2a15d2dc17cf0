package io.duality.scenarios.cli;

import io.duality.results.Environment;
import io.duality.results.TrialSetup;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.Fleet;
import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where a run is made: on this machine, or on those of a cluster. */
interface Stage extends AutoCloseable {

  /** What it is fitted to. */
  Fleet fleet();

  /** Of the servers' machine. */
  Environment environment(TrialSetup setup);

  /**
   * Says where each trial is made.
   *
   * @param notes receives a line for each thing that a person should know
   */
  Deployment deployment(StopSignal stop, Consumer<String> notes);

  /**
   * Writes what else a run's folder tells of it.
   *
   * @throws IOException if it cannot be written; one line for the user
   */
  void describe(Path folder) throws IOException;

  @Override
  void close();

  /** By the options of a run; waits for a cluster. */
  static Stage of(World world, RunOptions options) {
    return options
        .cluster()
        .<Stage>map(choice -> ClusterStage.join(world, choice))
        .orElseGet(() -> new Here(world, world.limits()));
  }

  /**
   * This machine.
   *
   * @param limits in force
   */
  record Here(World world, HostLimits limits) implements Stage {
    @Override
    public Fleet fleet() {
      return Fleet.of(limits);
    }

    @Override
    public Environment environment(TrialSetup setup) {
      return world.environment(
          limits,
          ChildJvm.FLAGS,
          setup.serverCpus(),
          setup.generatorCpus(),
          world.clock().instant());
    }

    @Override
    public Deployment deployment(StopSignal stop, Consumer<String> notes) {
      return Deployment.here(new ProcProbe(Path.of("/proc")), limits);
    }

    @Override
    public void describe(Path folder) {
      // environment.json says it all.
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
