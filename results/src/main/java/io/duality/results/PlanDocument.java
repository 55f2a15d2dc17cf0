package io.duality.results;

import java.util.List;
import java.util.Map;

/**
 * {@code plan.json}: what a run set out to do, written before its first trial, with all that is
 * needed to draw it again.
 *
 * @param schema version of this shape, {@link TrialRecord#SCHEMA}
 * @param scenario the scenario's name
 * @param title one line for the report
 * @param source the experiment that it re-runs, as a citation
 * @param xName what x counts: {@code clients} or {@code threads}
 * @param completedName what is completed: {@code requests} or {@code tasks}
 * @param profile {@code quick} or {@code full}
 * @param seed of the trials' order and the generator's random choices
 * @param models ids, or names of variants, in the order of the legend
 * @param xs points on the x axis, ascending
 * @param repeats trials of each point
 * @param warmupSeconds warm-up of each trial
 * @param durationSeconds measured window of each trial
 * @param workload the workload's settings, for captions: file size, think time, ...
 * @param charts what to draw
 * @param command the command line that started the run
 * @param variants those of the models that are a model with options under another name
 */
public record PlanDocument(
    int schema,
    String scenario,
    String title,
    String source,
    String xName,
    String completedName,
    String profile,
    long seed,
    List<String> models,
    List<Long> xs,
    int repeats,
    double warmupSeconds,
    double durationSeconds,
    Map<String, String> workload,
    List<ChartSpec> charts,
    List<String> command,
    List<Variant> variants) {

  public PlanDocument {
    Checks.present("scenario", scenario);
    Checks.present("title", title);
    Checks.present("source", source);
    Checks.present("xName", xName);
    Checks.present("completedName", completedName);
    Checks.present("profile", profile);
    models = Checks.list("models", models);
    xs = Checks.list("xs", xs);
    Checks.atLeast(1, "repeats", repeats);
    Checks.atLeast(0, "warmupSeconds", warmupSeconds);
    Checks.atLeast(0, "durationSeconds", durationSeconds);
    workload = Checks.sorted("workload", workload);
    charts = Checks.list("charts", charts);
    command = Checks.list("command", command);
    variants = Checks.list("variants", variants);
  }

  /** What stands under a name in this run. */
  public Variant variant(String name) {
    return variants.stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .orElseGet(() -> Variant.of(name));
  }
}
