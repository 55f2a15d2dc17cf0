package io.duality.scenarios.cli;

import io.duality.scenarios.spec.ProfileName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code all}. */
@Command(
    name = "all",
    description = {
      "Runs every scenario but the gate's smoke tests, one after the other, into one folder.",
      "One that fails is told of, and the next begins."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  " + World.PROGRAM + " all",
      "  " + World.PROGRAM + " all --scenarios bandwidth-vs-clients,overload --repeats 3",
      "  " + World.PROGRAM + " all --resume runs/all-20260102T030405Z",
      "",
      "The exit code is the worst that a scenario ends with: 130 or 143 interrupted; 1 could not run,",
      "or nothing completed; 2 refused before any load; 4 nothing that was measured is valid; 0 done."
    },
    sortOptions = false)
final class AllCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--scenarios",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description = "Only these, by name or YAML file, in this order.")
  private List<String> scenarios = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "quick|full",
      description = "Of each scenario; quick without it.")
  private @Nullable ProfileName profile;

  @Option(names = "--repeats", paramLabel = "N", description = "Trials of each point.")
  private @Nullable Integer repeats;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the trials' order in each; another one each time without it.")
  private @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "New or empty folder, in which each scenario has one of its own; runs/all-TIME without"
              + " it.")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Goes on after an interrupt or a crash, with the options that it was started with: what"
              + " is finished is not run again, and each scenario keeps the trials that it has.")
  private @Nullable Path resume;

  @Option(
      names = {"--plain", "--no-tui"},
      description = "Lines instead of a progress bar, also on a terminal.")
  private boolean plain;

  AllCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    AllRun run = new AllRun(world, plain);
    if (resume == null) {
      return run.execute(scenarios, options(), RunOptions.maybe(out));
    }
    Checked.together(
        scenarios.isEmpty() && profile == null && repeats == null && seed == null && out == null,
        "--resume goes on with the options that it was started with; leave --scenarios, --profile,"
            + " --repeats, --seed and --out out");
    return run.resume(resume);
  }

  /** What every scenario's command line has behind its name. */
  private List<String> options() {
    List<String> words = new ArrayList<>();
    if (profile != null) {
      words.addAll(List.of("--profile", profile.key()));
    }
    if (repeats != null) {
      words.addAll(List.of("--repeats", repeats.toString()));
    }
    long chosen = seed == null ? Math.floorMod(world.clock().millis(), 1_000_000L) : seed;
    words.addAll(List.of("--seed", Long.toString(chosen)));
    return words;
  }
}
