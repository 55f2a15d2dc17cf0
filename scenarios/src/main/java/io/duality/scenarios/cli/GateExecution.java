package io.duality.scenarios.cli;

import io.duality.results.Environment;
import io.duality.results.NewFolder;
import io.duality.scenarios.gate.Course;
import io.duality.scenarios.gate.GateFolder;
import io.duality.scenarios.gate.GatePlanner;
import io.duality.scenarios.gate.GateRequest;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.side.Side;
import io.duality.scenarios.side.SideFailedException;
import io.duality.scenarios.side.Sides;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BiFunction;

/** Prepares a gate on this machine, and runs it. */
final class GateExecution {
  private final World world;
  private final GateOptions options;

  GateExecution(World world, GateOptions options) {
    this.world = world;
    this.options = options;
  }

  int execute() {
    long newSeed = Math.floorMod(world.clock().millis(), 1_000_000L);
    Catalog catalog = Catalog.find(world);
    GateRequest request = options.request(catalog, newSeed, world.command());
    new GateHistory(world, options.history())
        .check(environment(world.limits(), "", "", world.clock().instant()));
    requireRoom();
    return Guarded.run((children, stop) -> {
      Sides sides;
      try {
        sides = sides(catalog, request, children, stop);
      } catch (InterruptedException e) {
        return interrupted();
      }
      Instant now = world.clock().instant();
      GatePlanner.Prepared gate = prepare(catalog, request, sides, now);
      Path made = world.newFolder(options.out(), "gate", now);
      try (GateFolder folder = GateFolder.at(made)) {
        folder.write(gate.plan());
        return new GateConclusion(world, options.advisory(), options.plain())
            .measure(gate, sides, new Course(gate.plan()), folder, children, stop);
      } catch (IOException e) {
        throw new CommandFailedException(String.valueOf(e.getMessage()));
      }
    });
  }

  /** What is to be written there would be in the way after minutes of builds. */
  private void requireRoom() {
    if (options.out().isPresent()) {
      try {
        NewFolder.free(world.resolve(options.out().get()));
      } catch (IOException e) {
        throw new InvalidInputException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** A signal came before the first trial. */
  int interrupted() {
    world.complain("interrupted before anything was measured");
    return ExitCode.INTERRUPTED;
  }

  /** Finds, builds and tries both. */
  Sides sides(Catalog catalog, GateRequest request, Children children, StopSignal stop)
      throws InterruptedException {
    String model =
        options.model().orElseGet(() -> GateModels.first(request.scenarios().getFirst()).model());
    try {
      return options.sides().resolve(world, catalog, children, model, stop);
    } catch (SideFailedException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  /** Fits them to this machine. */
  GatePlanner.Prepared prepare(
      Catalog catalog, GateRequest request, Sides sides, Instant startedAt) {
    HostLimits host = world.limits();
    BiFunction<Side, Scenario, ModelFacts> facts =
        (side, scenario) -> new GateModels(catalog, options.model()).facts(side, scenario);
    return new GatePlanner(
            host,
            facts,
            setup -> environment(host, setup.serverCpus(), setup.generatorCpus(), startedAt))
        .prepare(request, sides, startedAt);
  }

  private Environment environment(
      HostLimits host, String serverCpus, String generatorCpus, Instant startedAt) {
    return world.environment(host, ChildJvm.FLAGS, serverCpus, generatorCpus, startedAt);
  }
}
