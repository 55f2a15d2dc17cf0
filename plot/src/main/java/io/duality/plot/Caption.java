package io.duality.plot;

import io.duality.plot.figure.Numbers;
import io.duality.results.ChartSpec;
import io.duality.results.Environment;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.RunData;
import io.duality.results.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reader has to know of a chart who sees nothing but the chart. */
record Caption(Lineup lineup, ChartSpec chart, boolean ideal, List<ReferenceCurve> references) {

  private static final String HOLLOW_END = "A hollow end: measured, but not valid.";

  List<String> paragraphs() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(method() + marks());
    paragraphs.add(workload());
    paragraphs.addAll(machines());
    if (!references.isEmpty()) {
      paragraphs.add(published());
    }
    return paragraphs;
  }

  /**
   * The same of a distribution.
   *
   * @param at the x that it is drawn at
   * @param added whether histograms were added up; else medians of recorded percentiles stand there
   * @param lines what else a reader has to know of its lines, in sentences; empty for nothing
   */
  List<String> ofDistribution(OptionalLong at, boolean added, String lines) {
    String place = at.isPresent() ? " at " + at.getAsLong() + " " + plan().xName() : "";
    String arrivals =
        plan().workload().containsKey("arrival")
            ? ", from when each request was due"
            : " of a closed loop";
    String how =
        added
            ? ", all trials of a point added up: " + trials() + "; no band."
            : ", medians of the percentiles of " + trials() + band() + ".";
    return withOrigin(joined("Response times" + arrivals + place + how, lines, HOLLOW_END));
  }

  /**
   * The same of trials over time.
   *
   * @param at the x that they were made at
   * @param lines what a reader has to know of its lines, in sentences
   */
  List<String> ofCourse(long at, String lines) {
    String which =
        "Of each model one trial at " + at + " " + plan().xName() + ", out of " + trials();
    return withOrigin(joined(which + "; no band.", lines, HOLLOW_END));
  }

  private List<String> withOrigin(String paragraph) {
    List<String> paragraphs = new ArrayList<>(List.of(paragraph, workload()));
    paragraphs.addAll(machines());
    return paragraphs;
  }

  private PlanDocument plan() {
    return lineup.plan();
  }

  /** Said once where it is true of all runs, else of each. */
  private String ofEachRun(Function<PlanDocument, String> text) {
    List<Lineup.Part> parts = lineup.parts();
    return parts.stream().map(part -> text.apply(part.run().plan())).distinct().count() == 1
        ? text.apply(plan())
        : parts.stream()
            .map(part -> part.behindLabel(text.apply(part.run().plan())))
            .collect(Collectors.joining("; "));
  }

  private String trials() {
    return ofEachRun(
        plan -> (plan.repeats() == 1 ? "one trial" : plan.repeats() + " trials") + window(plan));
  }

  private static String joined(String... sentences) {
    return Stream.of(sentences).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
  }

  private String method() {
    return ofEachRun(Caption::method) + band() + ".";
  }

  private static String method(PlanDocument plan) {
    String trials = plan.repeats() == 1 ? "One trial" : "Median of " + plan.repeats() + " trials";
    return trials + " per point" + window(plan);
  }

  private static String window(PlanDocument plan) {
    return ", each "
        + Numbers.plain(plan.durationSeconds())
        + " s after "
        + Numbers.plain(plan.warmupSeconds())
        + " s of warm-up";
  }

  private String band() {
    List<Spread> spreads =
        lineup.points().all().stream()
            .flatMap(point -> point.value(chart.metric()).stream())
            .toList();
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
          plan().workload().containsKey("arrival")
              ? " Response times from when each request was due"
              : " Response times of a closed loop");
      marks.append(ideal ? "; ideal: x / the highest throughput (Little's law)." : ".");
    }
    return marks.toString();
  }

  private boolean drawn(Outcome outcome) {
    return lineup.points().all().stream()
        .anyMatch(point -> point.outcome() == outcome && point.value(chart.metric()).isPresent());
  }

  private boolean missing() {
    return lineup.points().all().stream().map(Point::outcome).anyMatch(Caption::without);
  }

  private static boolean without(Outcome outcome) {
    return switch (outcome) {
      case VALID, INVALID -> false;
      case FAILED, IMPOSSIBLE -> true;
    };
  }

  private String workload() {
    String settings =
        new TreeMap<>(plan().workload())
            .entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    return "Workload: " + (settings.isEmpty() ? "not recorded" : settings) + ".";
  }

  private List<String> machines() {
    return lineup.parts().stream().map(part -> part.behindLabel(machine(part.run()))).toList();
  }

  private static String machine(RunData run) {
    return String.join(
        "; ",
        run.hosts().isEmpty()
            ? machine(run.environment())
            : HostWords.each(run.hosts(), Caption::machine),
        "seed " + run.plan().seed(),
        RunSection.started(run.environment()));
  }

  private static String machine(Environment at) {
    String cpus = at.cpus() == 1 ? "1 CPU" : at.cpus() + " CPUs";
    return String.join(
        "; ",
        at.cpuModel() + ", " + cpus,
        at.kernel(),
        "JDK " + at.jdk(),
        "commit " + shortened(at.commit()));
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
