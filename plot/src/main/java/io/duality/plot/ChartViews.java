package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Figure;
import io.duality.plot.view.Frame;
import io.duality.plot.view.Plot;
import io.duality.plot.view.Readings;
import io.duality.results.ChartSpec;
import io.duality.results.Points;
import io.duality.results.RunData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The charts of a run for a page: curves on both scales, the one that the plan asks for seen first,
 * and behind them the response time at each percentile.
 */
final class ChartViews {
  private final RunData run;
  private final Points points;
  private final Set<String> series;

  /**
   * Those of one run.
   *
   * @param series labels of the curves that are measured
   */
  ChartViews(RunData run, Points points, Set<String> series) {
    this.run = run;
    this.points = points;
    this.series = series;
  }

  /**
   * All of them.
   *
   * @param charts those of the plan, in its order
   */
  List<Plot> of(List<Chart> charts) {
    List<Plot> plots = new ArrayList<>();
    for (int i = 0; i < charts.size(); i++) {
      plots.add(plot(charts.get(i), run.plan().charts().get(i)));
    }
    PercentilePlot.of(run, points).ifPresent(plots::add);
    return plots;
  }

  private Plot plot(Chart chart, ChartSpec spec) {
    List<Frame> frames = new ArrayList<>(List.of(frame(chart.figure(), spec)));
    switch (spec.kind()) {
      case CURVES -> frames.add(frame(Chart.rescaled(run, points, spec).figure(), spec));
      case CDF -> {}
    }
    return new Plot(
        chart.id(), chart.figure().title(), chart.figure().caption(), Plot.Choice.SCALE, frames, 0);
  }

  private Frame frame(Figure figure, ChartSpec spec) {
    Figure bare =
        new Figure("", figure.x(), figure.y(), figure.curves(), figure.notice(), List.of());
    return new Frame(figure.y().log() ? "logarithmic" : "linear", bare, readings(figure, spec));
  }

  private Readings readings(Figure figure, ChartSpec spec) {
    List<Curve> measured =
        figure.curves().stream().filter(curve -> series.contains(curve.label())).toList();
    return switch (spec.kind()) {
      case CURVES -> ReadOff.overX(figure.y().label(), run.plan().xName(), measured);
      case CDF -> ReadOff.ofDistribution(figure.x().label(), measured);
    };
  }
}
