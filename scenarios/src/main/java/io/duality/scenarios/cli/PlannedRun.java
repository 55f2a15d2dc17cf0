package io.duality.scenarios.cli;

import io.duality.results.Environment;
import io.duality.results.Outcome;
import io.duality.results.RunDirectory;
import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.Estimate;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.Deadlines;
import io.duality.scenarios.run.RunSummary;
import io.duality.scenarios.run.Runner;
import io.duality.scenarios.run.RunnerSettings;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.ExternalFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan that is carried out, from its announcement to its last line. */
final class PlannedRun {
  private final World world;
  private final RunPlan plan;
  private final Stage stage;
  private final boolean plain;
  private final Optional<HistoryFile> history;

  /** Checks the history too, which is the last that can be wrong before it is carried out. */
  PlannedRun(World world, RunPlan plan, Stage stage, boolean plain, Optional<Path> historyFile) {
    this.world = world;
    this.plan = plan;
    this.stage = stage;
    this.plain = plain;
    history =
        historyFile.map(
            file -> HistoryFile.open(world, file, plan.document().scenario(), environment()));
  }

  /** Where it would be run. */
  Environment environment() {
    return stage.environment(plan.trials().getFirst().setup());
  }

  /** All trials. */
  int execute(RunDirectory directory, Guarded.Guard guard) {
    announce(directory, List.of());
    return guard.run((children, stop) -> {
      List<TrialRecord> trials = new ArrayList<>();
      RunSummary summary;
      try (RunProgress progress = RunProgress.of(world, plan, plain, stop, trials::add)) {
        summary = runner(children, stop).run(plan, environment(), directory, progress);
      }
      return conclude(trials, summary, directory);
    });
  }

  /** The trials that have no record. */
  int resume(RunDirectory directory, List<TrialRecord> done, Guarded.Guard guard) {
    announce(directory, done);
    return guard.run((children, stop) -> {
      List<TrialRecord> trials = new ArrayList<>(done);
      RunSummary summary;
      try (RunProgress progress = RunProgress.of(world, plan, plain, stop, trials::add)) {
        summary = runner(children, stop).resume(plan, done, directory, progress);
      }
      return conclude(trials, summary, directory);
    });
  }

  private Runner runner(Children children, StopSignal stop) {
    return new Runner(
        new RunnerSettings(
            children,
            externals(),
            stop,
            stage.deployment(stop, world::complain),
            Deadlines.STANDARD,
            world.clock(),
            ReportRun::write));
  }

  private Map<String, External> externals() {
    ExternalFolder folder = Catalog.externals(world);
    return plan.trials().stream()
        .map(TrialPlan::server)
        .filter(id -> id.startsWith(External.PREFIX))
        .distinct()
        .collect(Collectors.toMap(id -> id, folder::get));
  }

  /** Its reports, or the folder if it has none. */
  private void tellWhereItIs(Path folder) {
    List<Path> reports =
        Stream.of("report.html", "report.pdf")
            .map(folder::resolve)
            .filter(Files::isRegularFile)
            .toList();
    (reports.isEmpty() ? List.of(folder) : reports).forEach(world.out()::println);
  }

  private int conclude(List<TrialRecord> trials, RunSummary summary, RunDirectory directory) {
    if (!trials.isEmpty()) {
      ResultTable.lines(plan.document(), trials).forEach(world.out()::println);
      world.out().println();
      ModelTable.lines(plan.document(), trials).forEach(world.out()::println);
    }
    ClaimsText.table(directory.path()).map(table -> "\n" + table).ifPresent(world.out()::println);
    world.out().println(counts(summary));
    tellWhereItIs(directory.path());
    if (!summary.problem().isEmpty()) {
      world.complain(summary.problem());
    }
    int exitCode = summary.exitCode();
    return exitCode == ExitCode.OK && history.isPresent()
        ? history.get().append(directory.path())
        : exitCode;
  }

  private static String counts(RunSummary summary) {
    return Counted.plain(summary.planned(), "trials")
        + " planned"
        + Arrays.stream(Outcome.values())
            .filter(outcome -> summary.count(outcome) > 0)
            .map(outcome -> ", " + summary.count(outcome) + " " + word(outcome))
            .collect(Collectors.joining());
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private void announce(RunDirectory directory, List<TrialRecord> done) {
    List<TrialPlan> left = plan.without(done);
    long impossible = left.stream().filter(trial -> !trial.impossible().isEmpty()).count();
    world
        .err()
        .println(
            plan.document().title()
                + "\n"
                + Counted.plain(plan.trials().size(), "trials")
                + " ("
                + plan.document().profile()
                + "), "
                + (done.isEmpty() ? "" : left.size() + " of them left, ")
                + "about "
                + TimeLeft.text(Estimate.of(left))
                + (impossible == 0 ? "" : ", " + impossible + " not possible on this machine")
                + "; seed "
                + plan.document().seed()
                + "; results in "
                + directory.path());
  }
}
