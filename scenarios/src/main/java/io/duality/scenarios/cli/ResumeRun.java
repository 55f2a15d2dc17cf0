package io.duality.scenarios.cli;

import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.RunDirectory;
import io.duality.results.RunReader;
import io.duality.scenarios.plan.Fleet;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.run.Continuation;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;

/** Goes on with an interrupted run. */
final class ResumeRun {
  private final World world;

  ResumeRun(World world) {
    this.world = world;
  }

  int execute(Path folder, boolean plain, Guarded.Guard guard) {
    try (RunDirectory directory = RunDirectory.resume(world.resolve(folder))) {
      RunData before = RunReader.read(directory.path());
      before.warnings().forEach(warning -> world.complain("warning: " + warning));
      RunOptions options = CommandLines.runOptions(world, before.plan().command());
      try (Stage stage = Stage.of(world, options)) {
        return resume(folder, plain, guard, directory, before, options, stage);
      }
    } catch (IOException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private int resume(
      Path folder,
      boolean plain,
      Guarded.Guard guard,
      RunDirectory directory,
      RunData before,
      RunOptions options,
      Stage stage) {
    RunPlan plan =
        Continuation.withRecordedHeaps(
            plan(before.plan(), options, stage.fleet()), before.trials());
    PlannedRun run = new PlannedRun(world, plan, stage, plain, options.history());
    Continuation.obstacle(before, plan, run.environment())
        .ifPresent(what -> {
          throw new InvalidInputException(
              folder + " cannot be resumed: " + what + "; undo that, or start a new run");
        });
    return run.resume(directory, before.trials(), guard);
  }

  /** By the command line that the run was started with, and its seed. */
  private RunPlan plan(PlanDocument before, RunOptions options, Fleet fleet) {
    return new ScenarioRun(world, options.withSeed(before.seed())).plan(fleet, 0, before.command());
  }
}
