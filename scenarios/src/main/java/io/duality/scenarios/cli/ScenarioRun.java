package io.duality.scenarios.cli;

import io.duality.results.RunDirectory;
import io.duality.results.claim.Claim;
import io.duality.results.claim.ClaimFile;
import io.duality.scenarios.plan.Fleet;
import io.duality.scenarios.plan.Planner;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.NearestName;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plans a scenario for this machine, and runs it. */
final class ScenarioRun {
  private final World world;
  private final RunOptions options;

  ScenarioRun(World world, RunOptions options) {
    this.world = world;
    this.options = options;
  }

  int execute(Guarded.Guard guard) {
    long newSeed = Math.floorMod(world.clock().millis(), 1_000_000L);
    try (Stage stage = Stage.of(world, options)) {
      return execute(stage, newSeed, guard);
    }
  }

  private int execute(Stage stage, long newSeed, Guarded.Guard guard) {
    RunPlan plan = plan(stage.fleet(), newSeed, world.command());
    PlannedRun run = new PlannedRun(world, plan, stage, options.plain(), options.history());
    List<Claim> claims = Catalog.find(world).claims(options.scenario());
    String scenario = plan.document().scenario();
    Path folder = world.newFolder(options.out(), scenario, world.clock().instant());
    try (RunDirectory directory = RunDirectory.at(folder)) {
      ClaimFile.begin(folder, scenario, claims);
      stage.describe(folder);
      return run.execute(directory, guard);
    } catch (IOException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * What would be run.
   *
   * @param newSeed if the options have none
   * @param command for the record
   * @throws InvalidInputException if the options ask for what there is not
   */
  RunPlan plan(Fleet fleet, long newSeed, List<String> command) {
    Catalog catalog = Catalog.find(world);
    checkName(catalog);
    Scenario scenario = catalog.scenario(options.scenario());
    ServerChoice choice = new ServerChoice(catalog, options);
    List<String> ids = choice.ids(scenario);
    requireNetwork(scenario);
    return new Planner(choice.entrants(scenario, ids), fleet)
        .plan(scenario, options.overrides(ids, newSeed, command));
  }

  private void requireNetwork(Scenario scenario) {
    Checked.together(
        options.cluster().isEmpty() || scenario.workload() instanceof Workload.Http,
        "--cluster: '" + scenario.name() + "' has no clients, and needs no second machine");
  }

  /** A mistyped verb looks like a scenario: both are suggested. */
  private void checkName(Catalog catalog) {
    String name = options.scenario();
    boolean path = name.contains("/") || name.matches(".*\\.ya?ml");
    if (!path && !catalog.scenarioNames().contains(name)) {
      List<String> known = new ArrayList<>(catalog.scenarioNames());
      known.addAll(options.verbs());
      throw new InvalidInputException(
          "unknown scenario or verb '" + name + "'" + NearestName.hint(name, known));
    }
  }
}
