package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Figure;
import io.duality.plot.view.Frame;
import io.duality.plot.view.Plot;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.Point;
import io.duality.results.Spread;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The response time over x at each percentile, all on one scale, so that going from one to the next
 * moves the curves and not the axis. A point is the median of its trials' percentiles, as in every
 * other chart.
 */
final class PercentilePlot {
  private static final String ID = "percentiles";
  private static final String TITLE = "Response time, percentile by percentile";

  private final Lineup lineup;

  private PercentilePlot(Lineup lineup) {
    this.lineup = lineup;
  }

  /** Empty where no trial has a response time. */
  static Optional<Plot> of(Lineup lineup) {
    return new PercentilePlot(lineup).plot();
  }

  private Optional<Plot> plot() {
    Map<Level, MeasuredCurves> levels = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      MeasuredCurves curves =
          new MeasuredCurves(lineup, point -> spread(point, level), true, false);
      if (curves.all().stream().anyMatch(curve -> !curve.stretches().isEmpty())) {
        levels.put(level, curves);
      }
    }
    if (levels.isEmpty()) {
      return Optional.empty();
    }
    Extents extents = extents(levels);
    List<Frame> frames = new ArrayList<>();
    levels.forEach((level, curves) -> frames.add(frame(level, curves.all(), extents)));
    int shown = new ArrayList<>(levels.keySet()).indexOf(Level.P99);
    return Optional.of(
        new Plot(ID, TITLE, caption(), Plot.Choice.PERCENTILE, frames, Math.max(0, shown)));
  }

  private static Optional<Spread> spread(Point point, Level level) {
    double[] millis =
        point.counted().stream()
            .map(level::millis)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    return millis.length == 0 ? Optional.empty() : Optional.of(Spread.of(millis));
  }

  private static Extents extents(Map<Level, MeasuredCurves> levels) {
    List<Curve> all = levels.values().stream().flatMap(c -> c.all().stream()).toList();
    return Extents.of(levels.values().iterator().next().xs(), all, true, false);
  }

  private Frame frame(Level level, List<Curve> curves, Extents extents) {
    String xName = lineup.plan().xName();
    Figure figure =
        new Figure(
            "",
            extents.across(xName),
            new Figure.YAxis(level.quantity() + ", ms", true, extents.yLow(), extents.yHigh()),
            curves,
            "",
            List.of());
    return new Frame(
        level.label(), figure, ReadOff.overX(level.quantity() + ", ms", xName, curves));
  }

  private List<String> caption() {
    ChartSpec spec =
        new ChartSpec(ID, TITLE, Metric.RESPONSE_P99, ChartSpec.Scale.LOG, false, false, List.of());
    List<String> paragraphs =
        new ArrayList<>(new Caption(lineup, spec, false, List.of()).paragraphs());
    paragraphs.add(
        1,
        "A percentile of a trial stands here where it has enough responses for one to lie beyond.");
    return paragraphs;
  }
}
