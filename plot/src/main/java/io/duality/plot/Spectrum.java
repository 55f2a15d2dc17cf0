package io.duality.plot;

import io.duality.plot.figure.Dot;
import io.duality.results.LatencySummary;
import io.duality.results.Measurement;
import io.duality.results.Outcome;
import io.duality.results.Point;
import io.duality.results.Spread;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * Response times in milliseconds at each percentile p, at 1 / (1 - p). They end where fewer than
 * ten responses lie beyond, for what stands there is chance.
 */
final class Spectrum {
  private static final int BEYOND = 10;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MICROS_PER_MILLI = 1e3;

  /** What records hold of {@link ReadOff#LEVELS}, in their order. */
  private static final List<ToDoubleFunction<LatencySummary>> RECORDED =
      List.of(
          LatencySummary::p50,
          LatencySummary::p75,
          LatencySummary::p90,
          LatencySummary::p99,
          LatencySummary::p999,
          LatencySummary::p9999);

  private Spectrum() {}

  /**
   * Those of a histogram: empty if it has too few values, else by x ascending.
   *
   * @param steps as many points, and those that are read off
   */
  static List<Dot> of(Histogram nanos, int steps) {
    double end = (double) nanos.getTotalCount() / BEYOND;
    if (end < 2) {
      return List.of();
    }
    TreeSet<Double> places = new TreeSet<>();
    for (int step = 0; step <= steps; step++) {
      places.add(Math.pow(end, (double) step / steps));
    }
    ReadOff.LEVELS.stream().filter(at -> at <= end).forEach(places::add);
    return places.stream().map(at -> Dot.at(at, millis(nanos, at))).toList();
  }

  private static double millis(Histogram nanos, double at) {
    return Math.max(1, nanos.getValueAtPercentile(100 - 100 / at)) / NANOS_PER_MILLI;
  }

  /** Those that the records of a point's trials tell: at each the median, with its band. */
  static List<Dot> of(Point point) {
    List<Dot> dots = new ArrayList<>();
    for (int level = 0; level < RECORDED.size(); level++) {
      double at = ReadOff.LEVELS.get(level);
      ToDoubleFunction<LatencySummary> micros = RECORDED.get(level);
      double[] millis =
          point.counted().stream()
              .map(trial -> millis(trial, at, micros))
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .toArray();
      if (millis.length > 0) {
        Spread spread = Spread.of(millis);
        dots.add(new Dot(at, spread.median(), spread.low(), spread.high(), false));
      }
    }
    return dots;
  }

  private static OptionalDouble millis(
      TrialRecord trial, double at, ToDoubleFunction<LatencySummary> micros) {
    Measurement measured = trial.measured();
    if (measured == null || measured.response().count() < BEYOND * at) {
      return OptionalDouble.empty();
    }
    double millis = micros.applyAsDouble(measured.response()) / MICROS_PER_MILLI;
    // A logarithmic axis has no place for zero.
    return millis > 0 ? OptionalDouble.of(millis) : OptionalDouble.empty();
  }

  /** The same, with a last one that says whether the point is valid. */
  static List<Dot> ended(List<Dot> dots, Outcome outcome) {
    if (outcome == Outcome.VALID || dots.isEmpty()) {
      return dots;
    }
    Dot last = dots.getLast();
    List<Dot> ended = new ArrayList<>(dots.subList(0, dots.size() - 1));
    ended.add(new Dot(last.x(), last.y(), last.low(), last.high(), true));
    return ended;
  }
}
