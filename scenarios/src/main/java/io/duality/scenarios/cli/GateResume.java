package io.duality.scenarios.cli;

import io.duality.scenarios.gate.Conclusion;
import io.duality.scenarios.gate.ConclusionFiles;
import io.duality.scenarios.gate.Course;
import io.duality.scenarios.gate.GateContinuation;
import io.duality.scenarios.gate.GateFolder;
import io.duality.scenarios.gate.GatePlan;
import io.duality.scenarios.gate.GatePlanner;
import io.duality.scenarios.gate.GateRequest;
import io.duality.scenarios.gate.GateRun;
import io.duality.scenarios.side.Sides;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Goes on with an interrupted gate, or judges a finished one again from its records alone. */
final class GateResume {
  private final World world;
  private final boolean advisory;
  private final boolean plain;

  GateResume(World world, boolean advisory, boolean plain) {
    this.world = world;
    this.advisory = advisory;
    this.plain = plain;
  }

  int execute(Path folder) {
    try (GateFolder opened = GateFolder.resume(world.resolve(folder))) {
      GatePlan plan = opened.plan();
      Course course = GateRun.replay(plan, opened.trials());
      return course.next().isPresent()
          ? goOn(folder, opened, plan, course)
          : again(opened, plan, course);
    } catch (IOException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private int again(GateFolder folder, GatePlan plan, Course course) throws IOException {
    Conclusion conclusion = Conclusion.of(plan, course);
    ConclusionFiles.write(conclusion, folder.path());
    return conclusion(plan).say(plan, conclusion, folder.path());
  }

  private int goOn(Path name, GateFolder folder, GatePlan before, Course course) {
    GateOptions options = CommandLines.gate(world, before.command()).options();
    GateExecution execution = new GateExecution(world, options);
    Catalog catalog = Catalog.find(world);
    GateRequest request = options.request(catalog, before.seed(), before.command());
    return Guarded.run((children, stop) -> {
      Sides sides;
      try {
        sides = execution.sides(catalog, request, children, stop);
      } catch (InterruptedException e) {
        return execution.interrupted();
      }
      GatePlanner.Prepared gate =
          execution.prepare(catalog, request, sides, Instant.parse(before.startedAt()));
      GateContinuation.obstacle(before, gate.plan())
          .ifPresent(what -> {
            throw new InvalidInputException(
                name + " cannot be resumed: " + what + "; undo that, or start a new gate");
          });
      try {
        return conclusion(before).measure(gate.of(before), sides, course, folder, children, stop);
      } catch (IOException e) {
        throw new CommandFailedException(String.valueOf(e.getMessage()));
      }
    });
  }

  private GateConclusion conclusion(GatePlan plan) {
    return new GateConclusion(world, advisory || plan.command().contains("--advisory"), plain);
  }
}
