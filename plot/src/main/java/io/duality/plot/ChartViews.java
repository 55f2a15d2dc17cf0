package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Figure;
import io.duality.plot.view.Frame;
import io.duality.plot.view.Plot;
import io.duality.plot.view.Readings;
import io.duality.results.ChartSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The charts of a report for a page: curves on both scales, the one that the plan asks for seen
 * first, and behind them the response time at each percentile.
 */
final class ChartViews {
  private final Lineup lineup;

  ChartViews(Lineup lineup) {
    this.lineup = lineup;
  }

  /**
   * All of them.
   *
   * @param charts those of the lineup, in their order
   */
  List<Plot> of(List<Chart> charts) {
    List<Plot> plots = new ArrayList<>();
    for (int i = 0; i < charts.size(); i++) {
      plots.add(onBothScales(charts.get(i), lineup.charts().get(i)));
    }
    PercentilePlot.of(lineup).ifPresent(plots::add);
    return plots;
  }

  /** A chart on the scale that is asked for. */
  Plot plot(Chart chart, ChartSpec spec) {
    return plot(chart, List.of(frame(chart.figure(), spec)));
  }

  private Plot onBothScales(Chart chart, ChartSpec spec) {
    List<Frame> frames = new ArrayList<>(List.of(frame(chart.figure(), spec)));
    switch (spec.kind()) {
      case CURVES -> frames.add(frame(Chart.rescaled(lineup, spec).figure(), spec));
      case CDF -> {}
    }
    return plot(chart, frames);
  }

  private static Plot plot(Chart chart, List<Frame> frames) {
    Figure figure = chart.figure();
    return new Plot(chart.id(), figure.title(), figure.caption(), Plot.Choice.SCALE, frames, 0);
  }

  private Frame frame(Figure figure, ChartSpec spec) {
    Figure bare =
        new Figure("", figure.x(), figure.y(), figure.curves(), figure.notice(), List.of());
    return new Frame(figure.y().log() ? "logarithmic" : "linear", bare, readings(figure, spec));
  }

  private Readings readings(Figure figure, ChartSpec spec) {
    List<Curve> measured = lineup.measured(figure);
    return switch (spec.kind()) {
      case CURVES -> ReadOff.overX(figure.y().label(), lineup.plan().xName(), measured);
      case CDF -> ReadOff.ofDistribution(figure.x().label(), measured);
    };
  }
}
