package io.duality.scenarios.cli;

import io.duality.results.Environment;
import io.duality.results.gate.Gate;
import io.duality.scenarios.gate.Conclusion;
import io.duality.scenarios.gate.ConclusionFiles;
import io.duality.scenarios.micro.Deltas;
import io.duality.scenarios.micro.MicroOutcome;
import io.duality.scenarios.micro.MicroResults;
import io.duality.scenarios.micro.MicroRun;
import io.duality.scenarios.micro.Workbench;
import io.duality.scenarios.micro.Workbench.Wanted;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.side.SideFailedException;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.Rates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The gate over JMH's results: of two files, or of forks that it makes in turn. */
final class MicroGate {
  private static final String RESULT = ".json";

  private final World world;
  private final GateSideOptions sides;
  private final MicroOptions options;
  private final Settings settings;

  /**
   * What is said of every gate.
   *
   * @param pairs in a batch
   * @param deltas by metric, in percent
   * @param seed empty for a new one
   * @param out empty for a new folder below {@code runs/}
   * @param advisory whether every verdict ends with 0
   */
  record Settings(
      int pairs,
      Map<String, String> deltas,
      Optional<Long> seed,
      Optional<Path> out,
      boolean advisory) {}

  MicroGate(World world, GateSideOptions sides, MicroOptions options, Settings settings) {
    this.world = world;
    this.sides = sides;
    this.options = options;
    this.settings = settings;
  }

  int execute() {
    Wanted base = sides.benchmarks(world, "base", options.words());
    Wanted head = sides.benchmarks(world, "head", options.words());
    Deltas deltas = deltas();
    String pattern = options.pattern();
    if (isResult(base) != isResult(head)) {
      throw new InvalidInputException(
          "--micro: one side is a result in JSON and the other is not; give two of a kind");
    }
    return isResult(base)
        ? ready(base, head, deltas, Pattern.compile(pattern))
        : Guarded.run((children, stop) -> measured(base, head, deltas, children, stop));
  }

  private static boolean isResult(Wanted side) {
    return side.what().orElse("").endsWith(RESULT);
  }

  private int ready(Wanted base, Wanted head, Deltas deltas, Pattern pattern) {
    Path first = world.resolve(Path.of(base.what().orElse("")));
    Path second = world.resolve(Path.of(head.what().orElse("")));
    MicroOutcome outcome = MicroResults.compare(first, second, pattern, deltas);
    return conclude(base, head, outcome, "Forks of two results of JMH", folder());
  }

  private int measured(
      Wanted base, Wanted head, Deltas deltas, Children children, StopSignal stop) {
    long seed = settings.seed().orElse(Math.floorMod(world.clock().millis(), 1_000_000L));
    Path folder = folder();
    Path forks = folder.resolve("forks");
    try {
      Files.createDirectories(forks);
      world.err().println(settings.pairs() + " pairs of forks; seed " + seed + "; in " + folder);
      Workbench workbench =
          new Workbench(
              sides.benchmarkPlace(world),
              children.jvm().java(),
              world.clock(),
              world.err()::println,
              stop);
      MicroRun.Settings run =
          new MicroRun.Settings(options.pattern(), settings.pairs(), deltas, seed, forks);
      MicroOutcome outcome = MicroRun.of(workbench, base, head, run, world.err()::println);
      String caption =
          settings.pairs()
              + " pairs of forks at least, and "
              + (settings.pairs() + 1) / 2
              + " of the base against itself, with "
              + String.join(" ", options.words())
              + "; seed "
              + seed
              + "; "
              + ConclusionFiles.machine(environment());
      return conclude(base, head, outcome, caption, folder);
    } catch (IOException | SideFailedException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      world.complain("interrupted; the forks that were made are in " + forks);
      return ExitCode.INTERRUPTED;
    }
  }

  private int conclude(
      Wanted base, Wanted head, MicroOutcome outcome, String caption, Path folder) {
    Instant now = world.clock().instant();
    Conclusion conclusion =
        new Conclusion(
            label(base, head),
            label(head, base),
            Optional.of(Gate.overall(outcome.findings())),
            outcome.findings(),
            outcome.levels(),
            List.of(),
            outcome.notes());
    GateConclusion end = new GateConclusion(world, settings.advisory(), true);
    try {
      ConclusionFiles.write(conclusion, folder);
      end.draw(() -> ConclusionFiles.draw(conclusion, caption, now, folder));
      return end.tell(conclusion, folder);
    } catch (IOException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  /** Where both are the same, the JVM and the flags say which is which. */
  private String label(Wanted side, Wanted other) {
    String what = side.what().orElse("this build");
    List<String> all = side.words();
    List<String> own = all.subList(options.words().size(), all.size());
    return what.equals(other.what().orElse("this build"))
        ? String.join(" ", Stream.concat(Stream.of(what), own.stream()).toList())
        : what;
  }

  private Environment environment() {
    return world.environment(world.limits(), List.of(), "", "", world.clock().instant());
  }

  private Deltas deltas() {
    Map<String, Double> parsed = new LinkedHashMap<>();
    settings
        .deltas()
        .forEach(
            (name, text) -> parsed.put(name, Rates.share(text.endsWith("%") ? text : text + "%")));
    return Checked.made(() -> Deltas.with(parsed));
  }

  private Path folder() {
    return world.newFolder(settings.out(), "gate", world.clock().instant());
  }
}
