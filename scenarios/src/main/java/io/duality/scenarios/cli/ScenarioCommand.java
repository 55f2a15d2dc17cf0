package io.duality.scenarios.cli;

import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.ProfileName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** No verb: runs a scenario. */
@Command(
    versionProvider = Version.class,
    customSynopsis = {
      World.PROGRAM + " SCENARIO [options]",
      "       " + World.PROGRAM + " VERB [options]   (VERB --help explains each)"
    },
    description = {
      "",
      "Measures concurrency models, from a thread per connection to event loops and stages, under"
          + " the same HTTP handler, and draws what it finds."
    },
    parameterListHeading = "%n",
    optionListHeading = "%nOptions of a run:%n",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  " + World.PROGRAM + " bandwidth-vs-clients",
      "  " + World.PROGRAM + " throughput-vs-threads --servers threaded,virtual --profile full",
      "  " + World.PROGRAM + " bandwidth-vs-clients --clients 1:4:64k --duration 5s --repeats 3",
      "  " + World.PROGRAM + " ./my-scenario.yaml --out /tmp/mine",
      "  " + World.PROGRAM + " serve epoll --port 8080 --root public",
      "  " + World.PROGRAM + " load http://127.0.0.1:8080/index.html -c 256 -d 10s",
      "",
      "Exit codes: 0 done; 1 could not run, or nothing completed; 2 bad arguments or files, before",
      "any load; 4 the measurement is invalid; 130 or 143 interrupted, what was measured is kept."
    },
    sortOptions = false)
final class ScenarioCommand implements Callable<Integer> {
  private final World world;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SCENARIO",
      hideParamSyntax = true,
      description = "A name out of '" + World.PROGRAM + " list scenarios', or a YAML file.")
  private @Nullable String scenario;

  @Option(
      names = "--profile",
      paramLabel = "quick|full",
      description = "quick takes minutes and is the default; full takes hours, for publication.")
  private ProfileName profile = ProfileName.QUICK;

  @Option(
      names = "--servers",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description =
          "Concurrency models to compare, instead of the scenario's; all is every one there is.")
  private List<String> servers = new ArrayList<>();

  @Option(
      names = {"-c", "--clients", "--threads"},
      paramLabel = "X",
      description =
          "Points of the x axis, whatever it counts: 1,64,1k,64k (k is 1024), or from:factor:to"
              + " such as 1:4:65536.")
  private CommandLines.@Nullable Points xs;

  @Option(
      names = {"-d", "--duration"},
      paramLabel = "TIME",
      description =
          "Measured window of each trial: 500us, 20ms, 3s, 2m, 1h; a bare number is seconds.")
  private @Nullable Duration duration;

  @Option(names = "--warmup", paramLabel = "TIME", description = "Warm-up before each window.")
  private @Nullable Duration warmup;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Trials of each point, each with a fresh server.")
  private @Nullable Integer repeats;

  @Option(
      names = {"-O", "--option"},
      paramLabel = "M.NAME=V",
      hideParamSyntax = true,
      description =
          "A setting of one model, as in seda.batch=4; 'list models' shows them. May be repeated.")
  private Map<String, String> modelOptions = new LinkedHashMap<>();

  @Option(
      names = "--shards",
      paramLabel = "S",
      description = "Server processes that share the port in each trial, at least; 1 without it.")
  private @Nullable Integer shards;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the trials' order; another one each time without it.")
  private @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New or empty folder for the results; runs/SCENARIO-TIME without it.")
  private @Nullable Path out;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "CSV that the run's medians are appended to, a row a run; in a folder, one for each"
              + " scenario and machine.")
  private @Nullable Path history;

  @Option(
      names = {"--plain", "--no-tui"},
      description = "Lines instead of a progress bar, also on a terminal.")
  private boolean plain;

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  ScenarioCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new ScenarioRun(world, options()).execute(Guarded::run);
  }

  /** What was parsed. */
  RunOptions options() {
    if (scenario == null) {
      throw new InvalidInputException(
          "which scenario? '"
              + world.program()
              + " list' shows them, '"
              + world.program()
              + " --help' the rest");
    }
    return new RunOptions(
        scenario,
        profile,
        servers,
        xs == null ? List.of() : xs.xs(),
        RunOptions.maybe(duration),
        RunOptions.maybe(warmup),
        RunOptions.maybe(repeats),
        RunOptions.maybe(shards),
        modelOptions,
        RunOptions.maybe(seed),
        RunOptions.maybe(out),
        RunOptions.maybe(history),
        cluster.choice(world),
        plain,
        verbs());
  }

  /** A mistyped verb looks like a scenario. */
  private List<String> verbs() {
    return spec == null ? List.of() : List.copyOf(spec.subcommands().keySet());
  }
}
