package io.duality.results;

import java.util.List;
import java.util.Map;
import java.util.Objects;

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
 * @param models ids, in the order of the legend
 * @param xs points on the x axis, ascending
 * @param repeats trials of each point
 * @param warmupSeconds warm-up of each trial
 * @param durationSeconds measured window of each trial
 * @param workload the workload's settings, for captions: file size, think time, ...
 * @param charts what to draw
 * @param command the command line that started the run
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
    List<String> command) {

  public PlanDocument {
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(xName, "xName");
    Objects.requireNonNull(completedName, "completedName");
    Objects.requireNonNull(profile, "profile");
    models = List.copyOf(models);
    xs = List.copyOf(xs);
    Checks.atLeast(1, "repeats", repeats);
    Checks.atLeast(0, "warmupSeconds", warmupSeconds);
    Checks.atLeast(0, "durationSeconds", durationSeconds);
    workload = Checks.sorted(workload);
    charts = List.copyOf(charts);
    command = List.copyOf(command);
  }
}
