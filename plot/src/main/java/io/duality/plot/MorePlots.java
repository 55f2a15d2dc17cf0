package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.view.Plot;
import io.duality.results.ChartSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Charts that every report has as far as its records tell, without any plan asking for them. */
final class MorePlots {
  private final Lineup lineup;
  private final ChartViews views;

  private MorePlots(Lineup lineup) {
    this.lineup = lineup;
    this.views = new ChartViews(lineup);
  }

  static List<Plot> of(Lineup lineup) {
    return new MorePlots(lineup).all();
  }

  private List<Plot> all() {
    List<Plot> plots = new ArrayList<>(new SpectrumPlots(lineup).all());
    distribution().ifPresent(plots::add);
    new CoursePlot(lineup).plot().ifPresent(plots::add);
    ResourceCharts.of(lineup).forEach(spec -> plots.add(views.plot(Chart.of(lineup, spec), spec)));
    return plots;
  }

  /** Which share took how long, at the greatest x that is looked at closely. */
  private Optional<Plot> distribution() {
    List<Long> places = Places.of(lineup.points());
    boolean planned =
        lineup.charts().stream().anyMatch(chart -> chart.kind() == ChartSpec.Kind.CDF);
    if (planned || places.isEmpty()) {
      return Optional.empty();
    }
    long x = places.getLast();
    ChartSpec spec =
        ChartSpec.cdf(
            "response-times",
            "Response times at " + x + " " + lineup.plan().xName() + ", as shares",
            x);
    Chart chart = new DistributionChart(lineup, spec).chart();
    List<Curve> curves = chart.figure().curves();
    return curves.stream().allMatch(curve -> curve.stretches().isEmpty())
        ? Optional.empty()
        : Optional.of(views.plot(chart, spec));
  }
}
