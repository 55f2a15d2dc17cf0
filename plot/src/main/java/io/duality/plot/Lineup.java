package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Figure;
import io.duality.plot.figure.Look;
import io.duality.plot.figure.Palette;
import io.duality.results.ChartSpec;
import io.duality.results.PlanDocument;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.RunData;
import io.duality.results.compare.Overlay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is seen in the charts of a report: the models of a run, or those of several runs laid over
 * each other. There a curve is called after its model and its run's label; a model has one colour
 * and one marker in all runs, and in each another dash. A curve is planned where its own run was,
 * so that runs of different points lie over each other without gaps.
 *
 * @param plan of the first run: whatever the runs have to have in common is read from it
 * @param charts what is drawn: what any of the plans asks for, the first that has an id
 * @param parts the runs, at least one
 * @param members in the order of the legend: model by model, and of one model run by run
 */
record Lineup(PlanDocument plan, List<ChartSpec> charts, List<Part> parts, List<Member> members) {

  /**
   * A run.
   *
   * @param label what tells it from the others; empty where it is the only one
   */
  record Part(String label, RunData run, Points points) {

    /** Every x that was planned or run. */
    NavigableSet<Long> xs() {
      NavigableSet<Long> xs = new TreeSet<>(run.plan().xs());
      points.all().forEach(point -> xs.add(point.x()));
      return Collections.unmodifiableNavigableSet(xs);
    }

    /** In the order of the plan; those that it does not name come last. */
    Set<String> models() {
      Set<String> models = new LinkedHashSet<>(run.plan().models());
      points.all().forEach(point -> models.add(point.model()));
      return models;
    }

    /** What it is to a reader who sees several: its label, and then a text. */
    String behindLabel(String text) {
      return label.isEmpty() ? text : label + ": " + text;
    }
  }

  /**
   * A curve in every chart.
   *
   * @param name its label
   * @param xs every x that was planned or run in its run, ascending
   * @param points under its name, by x ascending
   * @param histograms of its trials
   */
  record Member(
      String name, Look look, NavigableSet<Long> xs, List<Point> points, Histograms histograms) {
    Member {
      points = List.copyOf(points);
    }

    /** Its point at one x; empty where it has none. */
    Optional<Point> at(long x) {
      return points.stream().filter(point -> point.x() == x).findFirst();
    }
  }

  Lineup {
    charts = List.copyOf(charts);
    parts = List.copyOf(parts);
    members = List.copyOf(members);
  }

  /** The models of one run. */
  static Lineup of(RunData run, Histograms histograms) {
    Part part = new Part("", run, run.points());
    List<Member> members = new ArrayList<>();
    Palette.of(List.copyOf(part.models()))
        .forEach((model, look) ->
            members.add(new Member(model, look, part.xs(), part.points().of(model), histograms)));
    return new Lineup(run.plan(), run.plan().charts(), List.of(part), members);
  }

  /** The models of several runs. */
  static Lineup of(Overlay overlay) {
    List<Part> parts = new ArrayList<>();
    Set<String> models = new LinkedHashSet<>();
    Map<String, ChartSpec> charts = new LinkedHashMap<>();
    for (Overlay.Layer layer : overlay.layers()) {
      RunData run = layer.run().data();
      Part part = new Part(layer.label(), run, run.points());
      parts.add(part);
      models.addAll(part.models());
      run.plan().charts().forEach(chart -> charts.putIfAbsent(chart.id(), chart));
    }
    List<Member> members = new ArrayList<>();
    Palette.of(List.copyOf(models))
        .forEach((model, look) -> members.addAll(members(model, look, parts, overlay)));
    return new Lineup(parts.getFirst().run().plan(), List.copyOf(charts.values()), parts, members);
  }

  /** One model in the runs that have it. */
  private static List<Member> members(String model, Look look, List<Part> parts, Overlay overlay) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.models().contains(model)) {
        String name = model + ", " + part.label();
        members.add(
            new Member(
                name,
                look.ofRun(i),
                part.xs(),
                part.points().of(model).stream().map(point -> named(name, point)).toList(),
                Histograms.in(overlay.layers().get(i).run().folder())));
      }
    }
    return members;
  }

  private static Point named(String name, Point point) {
    return new Point(
        name,
        point.x(),
        point.outcome(),
        point.counted(),
        point.trials(),
        point.values(),
        point.reasons());
  }

  /** Whether these are several runs. */
  boolean several() {
    return parts.size() > 1;
  }

  /** The points of all members, in their order. */
  Points points() {
    return new Points(members.stream().flatMap(member -> member.points().stream()).toList());
  }

  /** Every x that was planned or run in any run. */
  NavigableSet<Long> xs() {
    NavigableSet<Long> xs = new TreeSet<>();
    parts.forEach(part -> xs.addAll(part.xs()));
    return xs;
  }

  /** The curves of a figure that were measured, which leaves out what papers published. */
  List<Curve> measured(Figure figure) {
    Set<String> names = new HashSet<>();
    members.forEach(member -> names.add(member.name()));
    return figure.curves().stream()
        .filter(curve -> curve.named() && names.contains(curve.label()))
        .toList();
  }
}
