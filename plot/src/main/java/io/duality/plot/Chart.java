package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Figure;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.PlanDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A chart that a plan asks for, made from its run, or from several.
 *
 * @param id its file name
 * @param figure what to draw
 */
record Chart(String id, Figure figure) {

  /** All of them. */
  static List<Chart> of(Lineup lineup) {
    return lineup.charts().stream()
        .map(spec ->
            switch (spec.kind()) {
              case CURVES -> of(lineup, spec);
              case CDF -> new DistributionChart(lineup, spec).chart();
            })
        .toList();
  }

  /** The same chart with the vertical axis on the other scale. */
  static Chart rescaled(Lineup lineup, ChartSpec spec) {
    ChartSpec.Scale other =
        spec.yScale() == ChartSpec.Scale.LOG ? ChartSpec.Scale.LINEAR : ChartSpec.Scale.LOG;
    return of(
        lineup,
        new ChartSpec(
            spec.id(),
            spec.title(),
            spec.metric(),
            other,
            spec.normalised(),
            spec.ideal(),
            spec.references(),
            spec.kind(),
            spec.at()));
  }

  /** One that shows a metric over x. */
  static Chart of(Lineup lineup, ChartSpec spec) {
    PlanDocument plan = lineup.plan();
    MeasuredCurves measured = new MeasuredCurves(lineup, spec);
    List<Curve> curves = measured.all();
    boolean log = spec.yScale() == ChartSpec.Scale.LOG;
    Extents extents = Extents.of(measured.xs(), curves, log, spec.normalised());
    List<ReferenceCurve> references =
        spec.references().stream().flatMap(id -> ReferenceCurves.find(id).stream()).toList();
    List<Curve> all = new ArrayList<>(GuideCurves.references(references, extents));
    Optional<Curve> ideal = spec.ideal() ? ideal(measured, spec, extents) : Optional.empty();
    ideal.ifPresent(all::add);
    OfferedLoad.of(plan, spec, extents).ifPresent(all::add);
    all.addAll(curves);
    boolean empty = curves.stream().allMatch(curve -> curve.stretches().isEmpty());
    return new Chart(
        spec.id(),
        new Figure(
            spec.title(),
            extents.across(plan.xName()),
            new Figure.YAxis(yLabel(plan, spec), log, extents.yLow(), extents.yHigh()),
            all,
            empty ? "no valid point" : "",
            new Caption(lineup, spec, ideal.isPresent(), references).paragraphs()));
  }

  private static Optional<Curve> ideal(MeasuredCurves measured, ChartSpec spec, Extents extents) {
    OptionalDouble best = measured.bestThroughput();
    boolean drawn = millis(spec.metric()) && !spec.normalised() && best.isPresent();
    return drawn ? GuideCurves.ideal(extents, best.getAsDouble()) : Optional.empty();
  }

  static boolean millis(Metric metric) {
    return metric.unit().equals("ms");
  }

  private static String yLabel(PlanDocument plan, ChartSpec spec) {
    if (spec.normalised()) {
      return spec.metric().label() + ", relative to each curve's own peak";
    }
    String unit = unit(spec.metric(), plan);
    return unit.isEmpty() ? spec.metric().label() : spec.metric().label() + ", " + unit;
  }

  /** The unit in the plan's own terms. */
  static String unit(Metric metric, PlanDocument plan) {
    return metric.unit().equals("us")
        ? "µs"
        : metric.unit().replace("completed", plan.completedName());
  }

  static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
