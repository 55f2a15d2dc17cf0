package io.duality.scenarios.spec;

import io.duality.results.ChartSpec;
import java.util.List;

/**
 * An experiment: which servers, under which workload, over which x axis, drawn how.
 *
 * @param name kebab-case; the file's name without {@code .yaml}
 * @param title one line for lists and reports
 * @param source the published experiment that it re-runs, as a citation
 * @param servers ids of concurrency models, in the order of the legend
 * @param workload what the clients do; its kind decides what x counts
 * @param quick minutes
 * @param full for publication
 * @param charts what to draw from the records
 */
public record Scenario(
    String name,
    String title,
    String source,
    List<String> servers,
    Workload workload,
    Profile quick,
    Profile full,
    List<ChartSpec> charts) {

  public Scenario {
    servers = List.copyOf(servers);
    charts = List.copyOf(charts);
  }

  /** The profile of that name. */
  public Profile profile(ProfileName wanted) {
    return switch (wanted) {
      case QUICK -> quick;
      case FULL -> full;
    };
  }

  /** What x counts: {@code clients}, {@code threads}, and others in {@link Axis}. */
  public String xName() {
    return switch (workload) {
      case Workload.Http http -> http.xName();
      case Workload.Tasks tasks -> "threads";
    };
  }

  /** What is completed: {@code requests} or {@code tasks}. */
  public String completedName() {
    return switch (workload) {
      case Workload.Http http -> "requests";
      case Workload.Tasks tasks -> "tasks";
    };
  }
}
