package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Figure;
import io.duality.plot.figure.Look;
import io.duality.plot.figure.Palette;
import io.duality.results.ChartSpec;
import io.duality.results.Outcome;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.Reason;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * Which share of the responses took how long at one x, a curve for each model. Histograms of
 * repeats are added up; percentiles are never averaged.
 */
final class DistributionChart {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Half a percent apart, and closer in the tail, where a few requests wait for long. */
  private static final int STEPS = 200;

  private static final double[] TAIL = {99.8, 99.9, 99.95, 99.99, 100};

  private final RunData run;
  private final Points points;
  private final ChartSpec spec;
  private final Histograms histograms;

  DistributionChart(RunData run, ChartSpec spec, Histograms histograms) {
    this.run = run;
    this.points = run.points();
    this.spec = spec;
    this.histograms = histograms;
  }

  Chart chart() {
    OptionalLong at = at();
    List<Curve> curves = new ArrayList<>();
    if (at.isPresent()) {
      Palette.of(run.plan().models())
          .forEach((model, look) -> curves.add(curve(model, look, at.getAsLong())));
    }
    List<Dot> dots = curves.stream().flatMap(curve -> curve.dots().stream()).toList();
    return new Chart(
        spec.id(),
        new Figure(
            spec.title(),
            axis(dots),
            new Figure.YAxis("Share of the responses", false, 0, 1),
            curves,
            dots.isEmpty() ? "no valid point" : "",
            new Caption(run, points, spec, false, List.of()).ofDistribution(at)));
  }

  /** Where there are figures: at the x that is asked for, or the nearest below. */
  private OptionalLong at() {
    long most = spec.at() == 0 ? Long.MAX_VALUE : spec.at();
    return run.trials().stream()
        .filter(trial -> trial.measured() != null)
        .mapToLong(TrialRecord::x)
        .filter(x -> x <= most)
        .max();
  }

  private Curve curve(String model, Look look, long x) {
    return points.of(model).stream()
        .filter(point -> point.x() == x)
        .findFirst()
        .map(point -> curve(point, look))
        .orElseGet(() -> new Curve(model, look, List.of(), "not run"));
  }

  private Curve curve(Point point, Look look) {
    boolean hollow = point.outcome() == Outcome.INVALID;
    return sum(point.counted())
        .map(sum -> new Curve(point.model(), look, List.of(dots(sum, hollow)), ""))
        .orElseGet(() -> new Curve(point.model(), look, List.of(), reason(point)));
  }

  private Optional<Histogram> sum(List<TrialRecord> trials) {
    return trials.stream()
        .filter(trial -> trial.measured() != null)
        .flatMap(trial -> histograms.of(trial).stream())
        .filter(histogram -> histogram.getTotalCount() > 0)
        .reduce((one, other) -> {
          Histogram both = one.copy();
          both.setAutoResize(true);
          both.add(other);
          return both;
        });
  }

  private static List<Dot> dots(Histogram nanos, boolean hollow) {
    List<Dot> dots = new ArrayList<>();
    for (int step = 1; step < STEPS; step++) {
      dots.add(dot(nanos, step * 100.0 / STEPS, false));
    }
    for (double percentile : TAIL) {
      dots.add(dot(nanos, percentile, hollow && percentile == 100));
    }
    return dots;
  }

  private static Dot dot(Histogram nanos, double percentile, boolean hollow) {
    double millis = Math.max(1, nanos.getValueAtPercentile(percentile)) / NANOS_PER_MILLI;
    double share = percentile / 100;
    return new Dot(millis, share, share, share, hollow);
  }

  /** The reasons of a valid point are those of trials that were left out. */
  private static String reason(Point point) {
    return point.reasons().stream()
        .filter(_ -> point.outcome() != Outcome.VALID)
        .findFirst()
        .map(Reason::label)
        .orElse("no histogram");
  }

  /** From and to a power of two. */
  private static Figure.XAxis axis(List<Dot> dots) {
    double least = dots.stream().mapToDouble(Dot::x).min().orElse(1);
    double most = dots.stream().mapToDouble(Dot::x).max().orElse(2);
    double low = Math.pow(2, Math.floor(log2(least)));
    double high = Math.pow(2, Math.ceil(log2(most)));
    return new Figure.XAxis("Response time, ms", low, Math.max(high, 4 * low));
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
