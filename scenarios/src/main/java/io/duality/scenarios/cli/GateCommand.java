package io.duality.scenarios.cli;

import io.duality.scenarios.cli.CommandLines.PerSecond;
import io.duality.scenarios.spec.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code gate}. */
@Command(
    name = "gate",
    description = {
      "Says whether a head is slower than a base: pairs of trials in turn, exact statistics.",
      "The two are commits, jars, folders, or two configurations of one build."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  " + World.PROGRAM + " gate --base main --head HEAD",
      "  "
          + World.PROGRAM
          + " gate --base-flags -XX:+UseParallelGC --head-flags -XX:+UseZGC --model virtual",
      "  " + World.PROGRAM + " gate --resume runs/gate-20260102T030405Z",
      "  " + World.PROGRAM + " gate --micro --base main --head HEAD --benchmarks Parser",
      "",
      "Verdicts and exit codes: PASS 0; FAIL 3; INCONCLUSIVE, NOISY and INVALID 4; a side that",
      "cannot be built, started or kept alive 1; bad arguments 2; 130 or 143 interrupted.",
      "With --advisory every verdict is 0."
    },
    sortOptions = false)
final class GateCommand implements Callable<Integer> {
  private static final int PAIRS = 10;

  /** Fewer give no interval of 95 %, and no p below 0.05. */
  private static final int LEAST_PAIRS = 6;

  /** More take an hour, and find what does not matter. */
  private static final int MOST_PAIRS = 100;

  private static final Duration TURN = Duration.ofMillis(100);

  /**
   * Requests that are under way at a turn's end have to be answered in a small part of the next.
   */
  private static final Duration SHORTEST_TURN = Duration.ofMillis(20);

  /** The machine changes within seconds. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(1);

  private final World world;

  @Mixin private GateSideOptions sides = new GateSideOptions();

  @Mixin private MicroOptions micro = new MicroOptions();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "What both sides run, instead of each scenario's first server.")
  private @Nullable String model;

  @Option(
      names = "--scenarios",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description =
          "Scenarios over the network, by name or YAML file; smoke without it, which brings"
              + " smoke-p99 with it.")
  private List<String> scenarios = new ArrayList<>();

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description =
          "Pairs of base and head in each scenario, even, 6 to 100; ${DEFAULT-VALUE} without it.")
  private int pairs = PAIRS;

  @Option(
      names = "--delta",
      paramLabel = "METRIC=P",
      split = ",",
      hideParamSyntax = true,
      description =
          "Least change that matters, as in throughput=5%%,p99=25%%; the metrics' own without it.")
  private Map<String, String> deltas = new LinkedHashMap<>();

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Requests a second of the scenarios at a rate, instead of their own.")
  private @Nullable PerSecond rate;

  @Option(
      names = {"-d", "--duration"},
      paramLabel = "TIME",
      description = "Window of each trial, instead of the scenarios' own.")
  private @Nullable Duration duration;

  @Option(
      names = "--warmup",
      paramLabel = "TIME",
      description = "Warm-up of each trial, instead of the scenarios' own.")
  private @Nullable Duration warmup;

  @Option(
      names = "--turn",
      paramLabel = "TIME",
      description =
          "Length of a turn of a pair in a closed loop, of which each has two end to end, 20ms to"
              + " 1s; 100ms without it. 0s: one after the other.")
  private Duration turn = TURN;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the order of the pairs; another one each time without it.")
  private @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New or empty folder for the results; runs/gate-TIME without it.")
  private @Nullable Path out;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "CSV that the head's medians are appended to, a row a gate; in a folder, one for each"
              + " machine.")
  private @Nullable Path history;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Goes on with an interrupted gate, or says again what a finished one has come to.")
  private @Nullable Path resume;

  @Option(
      names = "--advisory",
      description = "Says and writes the same, and ends with 0 whatever the verdict is.")
  private boolean advisory;

  @Option(names = "--plain", description = "A line for each trial, also on a terminal.")
  private boolean plain;

  GateCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    if (micro.isAsked()) {
      return micro();
    }
    return resume == null
        ? new GateExecution(world, options()).execute()
        : new GateResume(world, advisory, plain).execute(resume);
  }

  private int micro() {
    requirePairs();
    Checked.together(
        model == null
            && scenarios.isEmpty()
            && rate == null
            && duration == null
            && warmup == null
            && turn.equals(TURN)
            && history == null
            && resume == null,
        "--micro: benchmarks have no scenario, and a gate over them no --resume; leave --model,"
            + " --scenarios, --rate, --duration, --warmup, --turn, --history and --resume out");
    MicroGate.Settings settings =
        new MicroGate.Settings(
            pairs, deltas, Optional.ofNullable(seed), Optional.ofNullable(out), advisory);
    return new MicroGate(world, sides, micro, settings).execute();
  }

  private void requirePairs() {
    Checked.require(
        pairs >= LEAST_PAIRS && pairs <= MOST_PAIRS && pairs % 2 == 0,
        "--pairs",
        "an even number from " + LEAST_PAIRS + " to " + MOST_PAIRS,
        pairs);
  }

  /** What was parsed. */
  GateOptions options() {
    requirePairs();
    micro.requireNone();
    Checked.require(
        turn.isZero() || (turn.compareTo(SHORTEST_TURN) >= 0 && turn.compareTo(LONGEST_TURN) <= 0),
        "--turn",
        "20ms to 1s, or 0s",
        Durations.format(turn));
    return new GateOptions(
        sides,
        Optional.ofNullable(model),
        scenarios,
        pairs,
        deltas,
        Optional.ofNullable(rate).map(PerSecond::value),
        Optional.ofNullable(duration),
        Optional.ofNullable(warmup),
        turn,
        Optional.ofNullable(seed),
        Optional.ofNullable(out),
        Optional.ofNullable(history),
        advisory,
        plain);
  }
}
