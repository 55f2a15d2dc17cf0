package io.duality.plot;

import io.duality.plot.figure.Numbers;
import io.duality.plot.view.Block;
import io.duality.plot.view.Grid;
import io.duality.plot.view.Section;
import io.duality.plot.view.Text;
import io.duality.results.Environment;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was run, and how it ended. */
final class RunSection {
  private RunSection() {}

  /**
   * What was run, under a heading of the caller's.
   *
   * @param title the heading
   */
  static Section of(RunData run, String title) {
    PlanDocument plan = run.plan();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Text("Re-runs: " + plan.source()));
    blocks.add(settings(run));
    if (!run.warnings().isEmpty()) {
      blocks.add(new Text("Not everything could be read:"));
      run.warnings().forEach(warning -> blocks.add(new Text(warning)));
    }
    return new Section("run", title, blocks);
  }

  private static Grid settings(RunData run) {
    PlanDocument plan = run.plan();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("scenario", plan.scenario() + ", profile " + plan.profile()));
    rows.add(List.of("started", started(run.environment())));
    if (!run.hosts().isEmpty()) {
      rows.add(List.of("hosts", HostWords.roles(run.hosts())));
    }
    rows.add(List.of("models", String.join(", ", plan.models())));
    plan.variants().forEach(variant -> rows.add(List.of(variant.name(), variant.text())));
    rows.add(List.of(plan.xName(), joined(plan.xs())));
    rows.add(List.of("trials", trials(plan)));
    rows.add(List.of("seed", Long.toString(plan.seed())));
    new TreeMap<>(plan.workload()).forEach((key, value) -> rows.add(List.of(key, value)));
    rows.add(List.of("outcome", outcomes(run)));
    rows.add(List.of("command", String.join(" ", plan.command())));
    return Grid.pairs("What was run", "run", rows);
  }

  private static String joined(List<Long> xs) {
    return xs.stream().map(x -> Long.toString(x)).collect(Collectors.joining(" "));
  }

  private static String trials(PlanDocument plan) {
    return plan.repeats()
        + " per point, each "
        + Numbers.plain(plan.durationSeconds())
        + " s after "
        + Numbers.plain(plan.warmupSeconds())
        + " s of warm-up";
  }

  /** How many trials there are of each outcome. */
  static String outcomes(RunData run) {
    List<String> counts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = run.trials().stream().filter(trial -> trial.outcome() == outcome).count();
      counts.add(count + " " + word(outcome));
    }
    return run.trials().size()
        + (run.trials().size() == 1 ? " trial: " : " trials: ")
        + String.join(", ", counts);
  }

  /** To the second; as it was recorded, if that is no instant. */
  static String started(Environment environment) {
    try {
      return Instant.parse(environment.startedAt()).truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeParseException e) {
      return environment.startedAt();
    }
  }

  /** An outcome in a sentence. */
  static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
