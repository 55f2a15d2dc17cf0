package io.duality.plot;

import io.duality.plot.figure.Numbers;
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

/** What was run, and how it ended, on one page. */
final class TitlePage {
  private TitlePage() {}

  static void add(RunData run, Flow flow) {
    PlanDocument plan = run.plan();
    flow.section(plan.title());
    flow.paragraph("Re-runs: " + plan.source());
    flow.gap(10);
    settings(run).into(flow);
    if (!run.warnings().isEmpty()) {
      flow.gap(10);
      flow.paragraph("Not everything could be read:");
      run.warnings().forEach(flow::paragraph);
    }
  }

  private static Table settings(RunData run) {
    PlanDocument plan = run.plan();
    Table table = new Table(List.of(Table.Column.left("run"), Table.Column.left("")));
    table.add(List.of("scenario", plan.scenario() + ", profile " + plan.profile()));
    table.add(List.of("started", started(run.environment())));
    table.add(List.of("models", String.join(", ", plan.models())));
    plan.variants().forEach(variant -> table.add(List.of(variant.name(), variant.text())));
    table.add(List.of(plan.xName(), joined(plan.xs())));
    table.add(List.of("trials", trials(plan)));
    table.add(List.of("seed", Long.toString(plan.seed())));
    new TreeMap<>(plan.workload()).forEach((key, value) -> table.add(List.of(key, value)));
    table.add(List.of("outcome", outcomes(run)));
    table.add(List.of("command", String.join(" ", plan.command())));
    return table;
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

  private static String outcomes(RunData run) {
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
