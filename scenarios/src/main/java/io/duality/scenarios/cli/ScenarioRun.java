package io.duality.scenarios.cli;

import io.duality.results.Environment;
import io.duality.results.Outcome;
import io.duality.results.RunDirectory;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.machine.EnvironmentReader;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.Estimate;
import io.duality.scenarios.plan.Planner;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.probe.Probe;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.Deadlines;
import io.duality.scenarios.run.RunSummary;
import io.duality.scenarios.run.Runner;
import io.duality.scenarios.run.RunnerSettings;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.NearestName;
import io.duality.scenarios.spec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans a scenario for this machine, runs it and says what came of it. */
final class ScenarioRun {
  private final World world;
  private final RunOptions options;

  ScenarioRun(World world, RunOptions options) {
    this.world = world;
    this.options = options;
  }

  int execute() {
    Catalog catalog = Catalog.find(world);
    checkName(catalog);
    checkServers(catalog);
    Scenario scenario = catalog.scenario(options.scenario());
    HostLimits host = world.limits();
    long newSeed = Math.floorMod(world.clock().millis(), 1_000_000L);
    RunPlan plan =
        new Planner(catalog.facts(), host)
            .plan(scenario, options.overrides(newSeed, world.command()));
    try (RunDirectory directory = folder(scenario)) {
      announce(plan, directory);
      return Guarded.run((children, stop) -> run(plan, host, directory, children, stop));
    } catch (IOException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private int run(
      RunPlan plan, HostLimits host, RunDirectory directory, Children children, StopSignal stop) {
    Runner runner =
        new Runner(
            new RunnerSettings(
                children,
                stop,
                host,
                new Probe(Path.of("/proc")),
                Deadlines.STANDARD,
                world.clock(),
                ReportRun::write));
    List<TrialRecord> trials = new ArrayList<>();
    RunSummary summary;
    try (RunProgress progress = RunProgress.of(world, plan, options.plain(), trials::add)) {
      summary = runner.run(plan, environment(plan, host), directory, progress);
    }
    conclude(plan, trials, summary, directory);
    return summary.exitCode();
  }

  private Environment environment(RunPlan plan, HostLimits host) {
    TrialSetup setup = plan.trials().getFirst().setup();
    return new EnvironmentReader(world.system())
        .read(
            host,
            ChildJvm.FLAGS,
            SourceCommit.of(world.home()),
            setup.serverCpus(),
            setup.generatorCpus(),
            world.clock().instant());
  }

  private void conclude(
      RunPlan plan, List<TrialRecord> trials, RunSummary summary, RunDirectory directory) {
    if (!trials.isEmpty()) {
      ResultTable.lines(plan.document(), trials).forEach(world.out()::println);
    }
    world.out().println(counts(summary));
    Path report = directory.path().resolve("report.pdf");
    world.out().println(Files.exists(report) ? report : directory.path());
    if (!summary.problem().isEmpty()) {
      world.complain(summary.problem());
    }
  }

  private static String counts(RunSummary summary) {
    return summary.planned()
        + " trials planned"
        + Arrays.stream(Outcome.values())
            .filter(outcome -> summary.count(outcome) > 0)
            .map(outcome -> ", " + summary.count(outcome) + " " + word(outcome))
            .collect(Collectors.joining());
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
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

  private void checkServers(Catalog catalog) {
    Set<String> seen = new HashSet<>();
    for (String id : options.servers()) {
      try {
        catalog.model(id);
      } catch (InvalidInputException e) {
        throw new InvalidInputException("--servers: " + e.getMessage());
      }
      if (!seen.add(id)) {
        throw new InvalidInputException("--servers: '" + id + "' is named twice");
      }
    }
  }

  private RunDirectory folder(Scenario scenario) throws IOException {
    if (options.out().isPresent()) {
      return RunDirectory.at(world.resolve(options.out().get()));
    }
    Path runs = world.directory().resolve("runs");
    return RunDirectory.create(runs, scenario.name(), world.clock().instant());
  }

  private void announce(RunPlan plan, RunDirectory directory) {
    long impossible = plan.trials().stream().filter(t -> !t.impossible().isEmpty()).count();
    world
        .err()
        .println(
            plan.document().title()
                + "\n"
                + plan.trials().size()
                + " trials ("
                + plan.document().profile()
                + "), about "
                + TimeLeft.text(Estimate.of(plan.trials()))
                + (impossible == 0 ? "" : ", " + impossible + " not possible on this machine")
                + "; seed "
                + plan.document().seed()
                + "; results in "
                + directory.path());
  }
}
