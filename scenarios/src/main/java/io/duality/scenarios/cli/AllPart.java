package io.duality.scenarios.cli;

import io.duality.results.RunData;
import io.duality.results.RunDirectory;
import io.duality.results.RunReader;
import io.duality.scenarios.plan.Estimate;
import io.duality.scenarios.plan.Fleet;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.run.RunSummary;
import io.duality.scenarios.run.RunSummary.End;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of several scenarios: a run of its own, by a command line of its own. */
final class AllPart {
  private final World world;
  private final List<String> words;
  private final String name;
  private final Path folder;

  /**
   * @param scenario name or path
   * @param options behind it
   * @param all the folder that its own is in
   */
  AllPart(World world, String scenario, List<String> options, Path all) {
    List<String> line = new ArrayList<>(List.of(scenario));
    line.addAll(options);
    this.words = List.copyOf(line);
    this.world = world.withCommand(words);
    this.name = name(scenario);
    this.folder = all.resolve(name);
  }

  /** What a scenario is called, by its name or path. */
  static String name(String scenario) {
    return Path.of(scenario).getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  String name() {
    return name;
  }

  /** The folder of its run, whether that has begun or not. */
  Path folder() {
    return folder;
  }

  /**
   * What would be run if it were begun now.
   *
   * @throws InvalidInputException if that is not possible
   */
  RunPlan plan() {
    Catalog.find(world).claims(words.getFirst());
    return new ScenarioRun(world, options(List.of())).plan(Fleet.of(world.limits()), 0, words);
  }

  /** What its run has left behind; empty if there is nothing, or nothing that can be read. */
  Optional<RunData> data() {
    if (!RunDirectory.isBegun(folder)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RunReader.read(folder));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether every trial that is planned is recorded, and drawn. */
  boolean isFinished() {
    return Files.isRegularFile(report())
        && data().isPresent()
        && left().filter(List::isEmpty).isPresent();
  }

  /** Where its report is once it is finished. */
  Path report() {
    return folder.resolve("report.pdf");
  }

  /** How long it will take, as far as that can be known; one that is refused takes no time. */
  Duration estimate() {
    return isFinished() ? Duration.ZERO : left().map(Estimate::of).orElse(Duration.ZERO);
  }

  private Optional<List<TrialPlan>> left() {
    try {
      return Optional.of(plan().without(data().map(RunData::trials).orElse(List.of())));
    } catch (InvalidInputException e) {
      // Why, it says when its turn comes.
      return Optional.empty();
    }
  }

  /**
   * Runs it, or the rest of it, unless it is finished. Never throws for what goes wrong in it.
   *
   * @return its exit code
   */
  int run(boolean plain, Guarded.Guard guard) {
    try {
      if (isFinished()) {
        return exitCode(data().orElseThrow());
      }
      if (RunDirectory.isBegun(folder)) {
        return new ResumeRun(world).execute(folder, plain, guard);
      }
      RunDirectory.discardUnbegun(folder);
      List<String> further = new ArrayList<>(List.of("--out", folder.toString()));
      if (plain) {
        further.add("--plain");
      }
      return new ScenarioRun(world, options(further)).execute(guard);
    } catch (IOException e) {
      world.complain(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    } catch (RuntimeException e) {
      return Complaint.failed(world, e);
    }
  }

  private RunOptions options(List<String> further) {
    List<String> all = new ArrayList<>(words);
    all.addAll(further);
    return CommandLines.runOptions(world, all);
  }

  /** As it was when it ended. */
  private static int exitCode(RunData run) {
    return RunSummary.of(run.trials().size(), run.trials(), End.COMPLETE, "").exitCode();
  }
}
