package io.duality.scenarios.spec;

import io.duality.results.ChartSpec;
import io.duality.results.Variant;
import java.util.List;

/**
 * An experiment: which servers, under which workload, over which x axis, drawn how.
 *
 * @param name kebab-case; the file's name without {@code .yaml}
 * @param title one line for lists and reports
 * @param source the published experiment that it re-runs, as a citation
 * @param servers ids of concurrency models, names of variants, or names of a benchmark's series, in
 *     the order of the legend
 * @param workload what the clients do; its kind decides what x counts
 * @param quick minutes
 * @param full for publication
 * @param charts what to draw from the records
 * @param variants those of the servers that are a model with options under another name
 */
public record Scenario(
    String name,
    String title,
    String source,
    List<String> servers,
    Workload workload,
    Profile quick,
    Profile full,
    List<ChartSpec> charts,
    List<Variant> variants) {

  public Scenario {
    servers = List.copyOf(servers);
    charts = List.copyOf(charts);
    variants = List.copyOf(variants);
  }

  /** What stands under a name in this scenario. */
  public Variant server(String wanted) {
    return variants.stream()
        .filter(variant -> variant.name().equals(wanted))
        .findFirst()
        .orElseGet(() -> Variant.of(wanted));
  }

  /** The same under another workload. */
  public Scenario with(Workload other) {
    return new Scenario(name, title, source, servers, other, quick, full, charts, variants);
  }

  /** The profile of that name. */
  public Profile profile(ProfileName wanted) {
    return switch (wanted) {
      case QUICK -> quick;
      case FULL -> full;
    };
  }

  /** The servers that take part in a profile. */
  public List<String> servers(ProfileName wanted) {
    List<String> some = profile(wanted).servers();
    return some.isEmpty() ? servers : some;
  }

  /** What x counts: {@code clients}, {@code threads}, and others in {@link Axis}. */
  public String xName() {
    return switch (workload) {
      case Workload.Http http -> http.xName();
      case Workload.Tasks tasks -> "threads";
      case Workload.Jmh jmh -> jmh.xName();
    };
  }

  /** What is completed: {@code requests} or {@code tasks}. */
  public String completedName() {
    return switch (workload) {
      case Workload.Http http -> "requests";
      case Workload.Tasks tasks -> "tasks";
      case Workload.Jmh jmh -> jmh.unit();
    };
  }
}
