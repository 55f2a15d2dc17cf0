package io.duality.plot;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Figure;
import io.duality.results.ChartSpec;
import io.duality.results.Outcome;
import io.duality.results.Point;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Which share of the responses took how long at one x, a curve for each member. Histograms of
 * repeats are added up; percentiles are never averaged.
 */
final class DistributionChart {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Half a percent apart, and closer in the tail, where a few requests wait for long. */
  private static final int STEPS = 200;

  private static final double[] TAIL = {99.8, 99.9, 99.95, 99.99, 100};

  private final Lineup lineup;
  private final ChartSpec spec;

  DistributionChart(Lineup lineup, ChartSpec spec) {
    this.lineup = lineup;
    this.spec = spec;
  }

  Chart chart() {
    OptionalLong at = at();
    List<Curve> curves = new ArrayList<>();
    if (at.isPresent()) {
      lineup.members().forEach(member -> curves.add(curve(member, at.getAsLong())));
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
            new Caption(lineup, spec, false, List.of()).ofDistribution(at, true, "")));
  }

  /**
   * Where there are figures: at the x that is asked for, or the nearest below; of several runs
   * where all have some, if there is such an x.
   */
  private OptionalLong at() {
    List<Set<Long>> measured = lineup.parts().stream().map(this::measured).toList();
    TreeSet<Long> any = new TreeSet<>();
    measured.forEach(any::addAll);
    TreeSet<Long> all = new TreeSet<>(any);
    measured.forEach(all::retainAll);
    TreeSet<Long> xs = all.isEmpty() ? any : all;
    return xs.isEmpty() ? OptionalLong.empty() : OptionalLong.of(xs.last());
  }

  private Set<Long> measured(Lineup.Part part) {
    long most = spec.at() == 0 ? Long.MAX_VALUE : spec.at();
    return part.run().trials().stream()
        .filter(trial -> trial.measured() != null)
        .map(TrialRecord::x)
        .filter(x -> x <= most)
        .collect(Collectors.toSet());
  }

  private static Curve curve(Lineup.Member member, long x) {
    return member
        .at(x)
        .map(point -> curve(member, point))
        .orElseGet(() -> new Curve(member.name(), member.look(), List.of(), "not run"));
  }

  private static Curve curve(Lineup.Member member, Point point) {
    boolean hollow = point.outcome() == Outcome.INVALID;
    return member
        .histograms()
        .sum(point.counted())
        .map(sum -> new Curve(member.name(), member.look(), List.of(dots(sum, hollow)), ""))
        .orElseGet(() -> new Curve(member.name(), member.look(), List.of(), reason(point)));
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

  /**
   * Why a point has no curve. The reasons of a valid point are those of trials that were left out.
   */
  static String reason(Point point) {
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
