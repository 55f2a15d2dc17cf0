package io.duality.results.claim;

import io.duality.results.Metric;
import io.duality.results.Points;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the figures of a run that criteria ask for, repeat by repeat. */
final class Readings {
  private final RunData run;
  private final Points points;
  private final int repeats;
  private final Map<String, Curve> curves = new HashMap<>();

  Readings(RunData run) {
    this.run = run;
    this.points = run.points();
    int recorded = run.trials().stream().mapToInt(TrialRecord::repeat).max().orElse(0) + 1;
    this.repeats = Math.max(recorded, run.plan().repeats());
  }

  /** Those of the run. */
  Points points() {
    return points;
  }

  /** Repeats that the run has, or set out to have. */
  int repeats() {
    return repeats;
  }

  private Curve curve(String model) throws NotMeasuredException {
    Curve known = curves.get(model);
    if (known == null) {
      known = Curve.of(run, points, model);
      curves.put(model, known);
    }
    return known;
  }

  Series ratio(Criterion.Ratio test) throws NotMeasuredException {
    Spot of = spot(test.of());
    Spot to = spot(test.to());
    onOneCurve(test.of(), test.to());
    onOneCurve(test.to(), test.of());
    return series(
        name(test.of(), of)
            + " to "
            + (test.of().metric() == test.to().metric() ? "" : test.to().metric().key() + " of ")
            + to.text(),
        repeat -> of.value(test.of().metric(), repeat).over(to.value(test.to().metric(), repeat)));
  }

  /** What is held against a peak or a knee has to stand on the stretch that these were found on. */
  private void onOneCurve(Criterion.Reading fixed, Criterion.Reading relative)
      throws NotMeasuredException {
    if (fixed.model().equals(relative.model())
        && fixed.at() instanceof Place.At at
        && !(relative.at() instanceof Place.At)) {
      curve(fixed.model()).points((double) at.x(), (double) at.x());
    }
  }

  List<Series> equivalence(Criterion.Equivalence test) throws NotMeasuredException {
    Curve one = curve(test.model());
    Curve other = curve(test.other());
    List<Long> xs = Range.of(test.from(), test.to(), List.of(one, other));
    String name = test.metric().key() + " of " + test.model() + " to " + test.other() + " at ";
    String rest =
        xs.size() == 1
            ? ""
            : ", the worst of "
                + xs.size()
                + " points from "
                + xs.getFirst()
                + " to "
                + xs.getLast();
    List<Series> all = new ArrayList<>();
    for (long x : xs) {
      all.add(
          series(
              name + x + rest,
              repeat ->
                  one.value(test.metric()::of, x, repeat)
                      .over(other.value(test.metric()::of, x, repeat))));
    }
    return all;
  }

  Series slope(Criterion.Slope test) throws NotMeasuredException {
    Curve curve = curve(test.model());
    List<Long> xs = Range.of(Optional.of(test.from()), test.to(), List.of(curve));
    if (!Line.canFit(xs)) {
      throw new NotMeasuredException(
          Line.NEEDS
              + ", "
              + test.model()
              + " has "
              + xs.size()
              + " from "
              + xs.getFirst()
              + " to "
              + xs.getLast()
              + "; "
              + curve.end());
    }
    Quantity quantity = test.plusThink() ? Quantity.plusThink(test.metric()) : test.metric()::of;
    return series(
        test.text() + ": " + xs.getFirst() + " to " + xs.getLast(),
        repeat -> Line.slope(curve, quantity, xs, repeat));
  }

  Series position(Criterion.Position test) throws NotMeasuredException {
    Curve curve = curve(test.model());
    curve.knee();
    return series(
        test.text(), repeat -> curve.position(test.of(), repeat).map(x -> x / unit(test)));
  }

  /** Positions lie on points of the run: what is between them is not known. */
  List<Double> grid(Criterion.Position test) throws NotMeasuredException {
    return curve(test.model()).stretch().stream().map(x -> x / unit(test)).toList();
  }

  private double unit(Criterion.Position test) {
    return test.perCpu() ? run.environment().cpus() : 1;
  }

  Series level(Criterion.Level test) throws NotMeasuredException {
    Spot spot = spot(test.of());
    return series(name(test.of(), spot), repeat -> spot.value(test.of().metric(), repeat));
  }

  private Spot spot(Criterion.Reading reading) throws NotMeasuredException {
    return Spot.of(curve(reading.model()), reading.at());
  }

  private static String name(Criterion.Reading reading, Spot spot) {
    Metric metric = reading.metric();
    return metric.key() + " of " + spot.text();
  }

  /** A figure of one repeat. */
  private interface Figure {
    Found in(int repeat) throws NotMeasuredException;
  }

  private Series series(String subject, Figure figure) throws NotMeasuredException {
    List<Double> values = new ArrayList<>();
    String lost = "";
    for (int repeat = 0; repeat < repeats; repeat++) {
      Found found = figure.in(repeat);
      found.value().ifPresent(values::add);
      lost = lost.isEmpty() ? found.why() : lost;
    }
    return new Series(subject, values, lost);
  }
}
