package io.duality.scenarios.cli;

import io.duality.results.TrialRecord;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs scenarios one after the other. */
final class AllRun {
  /** What an exit code is worse than: the later, the better. */
  private static final List<Integer> WORST_FIRST =
      List.of(ExitCode.FAILED, ExitCode.USAGE, ExitCode.BREACHED, ExitCode.INVALID, ExitCode.OK);

  private final World world;
  private final boolean plain;

  AllRun(World world, boolean plain) {
    this.world = world;
    this.plain = plain;
  }

  /**
   * All from the beginning.
   *
   * @param named scenarios; empty for every one that re-runs an experiment
   * @param options words behind the name of each
   */
  int execute(List<String> named, List<String> options, Optional<Path> out) {
    List<String> scenarios = named.isEmpty() ? every() : named;
    requireDistinct(scenarios);
    requirePlans(scenarios, options, !named.isEmpty());
    Instant now = world.clock().instant();
    AllPlan plan = new AllPlan(TrialRecord.SCHEMA, now.toString(), scenarios, options);
    try (AllFolder folder = AllFolder.begin(world.newFolder(out, "all", now), plan)) {
      return run(folder);
    } catch (IOException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  /** Those that an earlier one has left. */
  int resume(Path earlier) {
    try (AllFolder folder = AllFolder.resume(world.resolve(earlier))) {
      return run(folder);
    } catch (IOException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private List<String> every() {
    List<String> names =
        Catalog.find(world).scenarioNames().stream()
            .filter(name -> !GateOptions.SMOKES.contains(name))
            .toList();
    Checked.together(
        !names.isEmpty(), "there is no scenario in " + world.home().resolve("scenarios"));
    return names;
  }

  /** Each has a folder of its own. */
  private static void requireDistinct(List<String> scenarios) {
    Set<String> names = new HashSet<>();
    for (String scenario : scenarios) {
      Checked.together(
          names.add(AllPart.name(scenario)),
          "--scenarios: two are called '" + AllPart.name(scenario) + "'; leave one out");
    }
  }

  /**
   * Refuses what can be known to be wrong before an hour is spent on the others. Of scenarios that
   * nobody has named one that cannot be run is no reason against the rest.
   */
  private void requirePlans(List<String> scenarios, List<String> options, boolean strict) {
    Optional<InvalidInputException> first = Optional.empty();
    boolean any = false;
    for (String scenario : scenarios) {
      try {
        new AllPart(world, scenario, options, world.directory()).plan();
        any = true;
      } catch (InvalidInputException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    if (first.isPresent() && (strict || !any)) {
      throw first.get();
    }
  }

  private int run(AllFolder folder) throws IOException {
    AllPlan plan = folder.plan();
    List<AllPart> parts =
        plan.scenarios().stream()
            .map(scenario -> new AllPart(world, scenario, plan.options(), folder.path()))
            .toList();
    List<Duration> estimates = parts.stream().map(AllPart::estimate).toList();
    announce(folder.path(), parts, estimates);
    return Guarded.run((children, stop) -> {
      Guarded.Guard guard = work -> work.run(children, stop);
      int worst = ExitCode.OK;
      for (int i = 0; i < parts.size() && !stop.requested(); i++) {
        begin(i, parts, estimates);
        worst = worse(worst, parts.get(i).run(plain, guard));
      }
      return conclude(folder.path(), parts, worst, stop);
    });
  }

  private void announce(Path folder, List<AllPart> parts, List<Duration> estimates) {
    world
        .err()
        .println(
            Counted.plain(parts.size(), "scenarios")
                + ", about "
                + TimeLeft.text(sum(estimates))
                + " in all; results in "
                + folder);
    for (int i = 0; i < parts.size(); i++) {
      world
          .err()
          .println(
              "  "
                  + parts.get(i).name()
                  + ": "
                  + (parts.get(i).isFinished() ? "done" : TimeLeft.text(estimates.get(i))));
    }
  }

  private void begin(int index, List<AllPart> parts, List<Duration> estimates) {
    String what = "\n[" + (index + 1) + "/" + parts.size() + "] " + parts.get(index).name();
    String more =
        parts.get(index).isFinished()
            ? " is done already"
            : " (about "
                + TimeLeft.text(sum(estimates.subList(index, estimates.size())))
                + " left in all)";
    world.err().println(what + more);
  }

  private static Duration sum(List<Duration> durations) {
    return durations.stream().reduce(Duration.ZERO, Duration::plus);
  }

  private int conclude(Path folder, List<AllPart> parts, int worst, StopSignal stop) {
    world.out().println();
    world.out().print(AllTable.of(parts));
    world.out().println(folder);
    if (stop.requested()) {
      world.complain(
          "interrupted; what was measured is kept, go on with: "
              + world.program()
              + " all --resume "
              + folder);
      return ExitCode.INTERRUPTED;
    }
    return worst;
  }

  /** The worse of two exit codes. One that is not documented is a signal's, and the worst. */
  static int worse(int one, int other) {
    return WORST_FIRST.indexOf(one) <= WORST_FIRST.indexOf(other) ? one : other;
  }
}
