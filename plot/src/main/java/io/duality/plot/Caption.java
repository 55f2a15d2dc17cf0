package io.duality.plot;

import io.duality.plot.figure.Numbers;
import io.duality.results.ChartSpec;
import io.duality.results.Environment;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.RunData;
import io.duality.results.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a reader has to know of a chart who sees nothing but the chart. */
record Caption(
    RunData run, Points points, ChartSpec chart, boolean ideal, List<ReferenceCurve> references) {

  List<String> paragraphs() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(method() + marks());
    paragraphs.add(workload());
    paragraphs.add(machine());
    if (!references.isEmpty()) {
      paragraphs.add(published());
    }
    return paragraphs;
  }

  /**
   * The same of a distribution.
   *
   * @param at the x that it is drawn at
   */
  List<String> ofDistribution(OptionalLong at) {
    String place = at.isPresent() ? " at " + at.getAsLong() + " " + run.plan().xName() : "";
    String arrivals =
        run.plan().workload().containsKey("arrival")
            ? ", from when each request was due"
            : " of a closed loop";
    return List.of(
        "Response times"
            + arrivals
            + place
            + ", all trials of a point added up. A hollow end: measured, but not valid.",
        workload(),
        machine());
  }

  private String method() {
    PlanDocument plan = run.plan();
    String trials = plan.repeats() == 1 ? "One trial" : "Median of " + plan.repeats() + " trials";
    return trials
        + " per point, each "
        + Numbers.plain(plan.durationSeconds())
        + " s after "
        + Numbers.plain(plan.warmupSeconds())
        + " s of warm-up"
        + band()
        + ".";
  }

  private String band() {
    List<Spread> spreads =
        points.all().stream().flatMap(point -> point.value(chart.metric()).stream()).toList();
    if (spreads.isEmpty()) {
      return "";
    }
    if (spreads.stream().allMatch(spread -> spread.n() == 1)) {
      return "; no band: one trial has no spread";
    }
    return "; band: "
        + spreads.stream()
            .filter(spread -> spread.n() > 1)
            .map(Spread::band)
            .distinct()
            .sorted()
            .map(Caption::band)
            .collect(Collectors.joining(", or "));
  }

  private static String band(String name) {
    return switch (name) {
      case "min-max" -> "smallest to largest trial";
      case "95% CI" -> "95 % confidence interval of the median";
      default -> name;
    };
  }

  private String marks() {
    StringBuilder marks = new StringBuilder();
    if (drawn(Outcome.INVALID)) {
      marks.append(" Hollow: measured, but not valid.");
    }
    if (missing()) {
      marks.append(" Broken end or gap: no trial there gave a figure.");
    }
    if (chart.metric().key().startsWith("response")) {
      marks.append(
          run.plan().workload().containsKey("arrival")
              ? " Response times from when each request was due"
              : " Response times of a closed loop");
      marks.append(ideal ? "; ideal: x / the highest throughput (Little's law)." : ".");
    }
    return marks.toString();
  }

  private boolean drawn(Outcome outcome) {
    return points.all().stream()
        .anyMatch(point -> point.outcome() == outcome && point.value(chart.metric()).isPresent());
  }

  private boolean missing() {
    return points.all().stream().map(Point::outcome).anyMatch(Caption::without);
  }

  private static boolean without(Outcome outcome) {
    return switch (outcome) {
      case VALID, INVALID -> false;
      case FAILED, IMPOSSIBLE -> true;
    };
  }

  private String workload() {
    String settings =
        new TreeMap<>(run.plan().workload())
            .entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    return "Workload: " + (settings.isEmpty() ? "not recorded" : settings) + ".";
  }

  private String machine() {
    Environment at = run.environment();
    String cpus = at.cpus() == 1 ? "1 CPU" : at.cpus() + " CPUs";
    return String.join(
        "; ",
        at.cpuModel() + ", " + cpus,
        at.kernel(),
        "JDK " + at.jdk(),
        "commit " + shortened(at.commit()),
        "seed " + run.plan().seed(),
        RunSection.started(at));
  }

  /** A hash as Git shortens it; what is appended to it stays. */
  private static String shortened(String commit) {
    return commit.replaceFirst("^([0-9a-f]{12})[0-9a-f]{28}", "$1");
  }

  private String published() {
    Map<String, List<String>> byOrigin = new LinkedHashMap<>();
    for (ReferenceCurve reference : references) {
      byOrigin
          .computeIfAbsent(reference.source(), _ -> new ArrayList<>())
          .add(reference.label() + " (" + figure(reference.figure()) + ")");
    }
    return "Grey: published curves, each relative to its own peak. "
        + byOrigin.entrySet().stream()
            .map(entry -> String.join("; ", entry.getValue()) + ": " + entry.getKey())
            .collect(Collectors.joining(". "))
        + ".";
  }

  private static String figure(String figure) {
    return figure.replaceFirst(",.*", "");
  }
}
