package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Figure;
import io.duality.plot.figure.Look;
import io.duality.plot.figure.Marker;
import io.duality.plot.view.Frame;
import io.duality.plot.view.Plot;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/**
 * The response time at each percentile at one x, on the axis of HdrHistogram's own plots. The
 * histograms of a point's trials are added up, with each of them as a thin line behind; where none
 * were kept, the few percentiles that every record holds stand for them.
 */
final class SpectrumPlots {
  /** More than {@code FigureDrawing} sets a marker at each of. */
  private static final int STEPS = 120;

  private static final int STEPS_OF_ONE_TRIAL = 60;
  private static final float THIN = 0.5f;

  private final Lineup lineup;

  SpectrumPlots(Lineup lineup) {
    this.lineup = lineup;
  }

  /** One for each of some places; none where there is no response time. */
  List<Plot> all() {
    return Places.of(lineup.points()).stream().flatMap(x -> plot(x).stream()).toList();
  }

  private Optional<Plot> plot(long x) {
    List<Curve> sums = new ArrayList<>();
    List<Curve> trials = new ArrayList<>();
    boolean kept = false;
    for (Lineup.Member member : lineup.members()) {
      Optional<Point> point = member.at(x);
      Optional<Histogram> added = point.flatMap(p -> member.histograms().sum(p.counted()));
      kept |= added.isPresent();
      sums.add(
          point
              .map(p -> sum(member, p, added))
              .orElseGet(() -> new Curve(member.name(), member.look(), List.of(), "not run")));
      point.ifPresent(p -> trials.addAll(trials(member, p)));
    }
    return sums.stream().allMatch(curve -> curve.stretches().isEmpty())
        ? Optional.empty()
        : Optional.of(plot(x, sums, trials, kept));
  }

  private static Curve sum(Lineup.Member member, Point point, Optional<Histogram> added) {
    List<Dot> dots = added.map(sum -> Spectrum.of(sum, STEPS)).orElseGet(() -> Spectrum.of(point));
    return dots.isEmpty()
        ? new Curve(member.name(), member.look(), List.of(), reason(point))
        : new Curve(
            member.name(), member.look(), List.of(Spectrum.ended(dots, point.outcome())), "");
  }

  private static String reason(Point point) {
    return point.value(Metric.RESPONSE_P50).isPresent()
        ? "too few responses"
        : DistributionChart.reason(point);
  }

  /** None where there is but one, which is its own sum, and none among several runs: they crowd. */
  private List<Curve> trials(Lineup.Member member, Point point) {
    Look thin = new Look(member.look().color(), Marker.NONE, Look.Dash.SOLID, THIN);
    List<Curve> curves = new ArrayList<>();
    if (point.n() > 1 && !lineup.several()) {
      point.counted().stream()
          .filter(trial -> trial.measured() != null)
          .flatMap(trial -> member.histograms().of(trial).stream())
          .map(histogram -> Spectrum.of(histogram, STEPS_OF_ONE_TRIAL))
          .filter(dots -> !dots.isEmpty())
          .forEach(dots -> curves.add(Curve.behind(member.name(), thin, dots)));
    }
    return curves;
  }

  private Plot plot(long x, List<Curve> sums, List<Curve> trials, boolean kept) {
    Extents extents = Extents.of(new TreeSet<>(), both(trials, sums), true, false);
    double end = sums.stream().flatMap(c -> c.dots().stream()).mapToDouble(Dot::x).max().orElse(0);
    Figure figure =
        new Figure(
            "",
            Figure.XAxis.ofPercentiles("Share of the responses", Math.max(10, end)),
            new Figure.YAxis("Response time, ms", true, extents.yLow(), extents.yHigh()),
            both(trials, sums),
            "",
            List.of());
    String title =
        "Response time at " + x + " " + lineup.plan().xName() + ", percentile by percentile";
    return new Plot(
        "spectrum-" + x,
        title,
        caption(x, title, kept, !trials.isEmpty()),
        Plot.Choice.SCALE,
        List.of(new Frame("logarithmic", figure, ReadOff.ofPercentiles("Response time, ms", sums))),
        0);
  }

  private static List<Curve> both(List<Curve> behind, List<Curve> front) {
    List<Curve> both = new ArrayList<>(behind);
    both.addAll(front);
    return both;
  }

  /**
   * @param kept whether histograms were added up
   * @param thin whether each trial is drawn behind
   */
  private List<String> caption(long x, String title, boolean kept, boolean thin) {
    String lines =
        (thin ? "Thin: each trial. " : "")
            + "A curve ends where fewer than ten responses lie beyond.";
    return new Caption(lineup, ChartSpec.cdf("spectrum", title, x), false, List.of())
        .ofDistribution(OptionalLong.of(x), kept, lines);
  }
}
