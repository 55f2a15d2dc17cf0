package io.duality.results.claim;

import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.Point;
import io.duality.results.Points;
import io.duality.results.Reason;
import io.duality.results.RunData;
import io.duality.results.Spread;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * One model's points, as far as a claim may rely on them: from its first valid point up to the one
 * before its next that is not. Beyond it nothing can be compared with a peak, since the peak itself
 * may have been where no valid figure is.
 */
final class Curve {
  /** The knee is where throughput first comes to this part of the peak. */
  static final double KNEE_SHARE = 0.9;

  private final String model;
  private final List<Long> xs;
  private final Map<Long, Point> points = new HashMap<>();
  private final Map<Long, Map<Integer, TrialRecord>> valid = new HashMap<>();
  private final List<Long> stretch = new ArrayList<>();

  private Curve(RunData run, Points all, String model) {
    this.model = model;
    all.of(model).forEach(point -> points.put(point.x(), point));
    // A valid trial of a point that is not may be no fair sample of it.
    points.values().stream()
        .filter(point -> point.outcome() == Outcome.VALID)
        .flatMap(point -> point.counted().stream())
        .forEach(trial ->
            valid.computeIfAbsent(trial.x(), _ -> new HashMap<>()).put(trial.repeat(), trial));
    TreeSet<Long> planned = new TreeSet<>(run.plan().xs());
    planned.addAll(points.keySet());
    xs = List.copyOf(planned);
    for (long x : xs) {
      if (valid.containsKey(x)) {
        stretch.add(x);
      } else if (!stretch.isEmpty()) {
        break;
      }
    }
  }

  /**
   * The curve of a model.
   *
   * @param all the run's points, which take a while to sum up
   * @throws NotMeasuredException if the run has no valid point of it
   */
  static Curve of(RunData run, Points all, String model) throws NotMeasuredException {
    Curve curve = new Curve(run, all, model);
    if (curve.points.isEmpty()) {
      throw NotMeasuredException.absent(model);
    }
    if (curve.stretch.isEmpty()) {
      long first = curve.points.keySet().stream().min(Long::compare).orElseThrow();
      throw new NotMeasuredException("no point of " + model + " is valid; " + curve.trouble(first));
    }
    return curve;
  }

  String model() {
    return model;
  }

  /** The points that can be relied on, ascending; at least one. */
  List<Long> stretch() {
    return List.copyOf(stretch);
  }

  /** The figure of one trial, if that and its point are valid and it has one. */
  Found value(Quantity quantity, long x, int repeat) {
    TrialRecord trial = valid.getOrDefault(x, Map.of()).get(repeat);
    if (trial == null) {
      return Found.missing(trouble(x));
    }
    OptionalDouble value = quantity.of(trial);
    return value.isPresent()
        ? Found.of(value.getAsDouble())
        : Found.missing(model + " at " + x + " has no such figure");
  }

  /** Whether the point there is valid. */
  boolean isValid(long x) {
    return valid.containsKey(x);
  }

  /**
   * All points of the run from one x to another.
   *
   * @throws NotMeasuredException unless the curve can be relied on at each of them
   */
  List<Long> points(double from, double to) throws NotMeasuredException {
    List<Long> within = xs.stream().filter(x -> x >= from && x <= to).toList();
    for (long x : within) {
      if (!stretch.contains(x)) {
        throw new NotMeasuredException(isValid(x) ? end() : trouble(x));
      }
    }
    return within;
  }

  /** What is wrong with a point: {@code knot-a at 4096 is invalid (generator busy)}. */
  String trouble(long x) {
    Point point = points.get(x);
    String where = model + " at " + x;
    if (point == null) {
      return where + (xs.contains(x) ? " was not run" : " is no point of this run");
    }
    String labels = point.reasons().stream().map(Reason::label).collect(Collectors.joining(", "));
    return where
        + " is "
        + (point.outcome() == Outcome.VALID
            ? "not valid in each repeat"
            : point.outcome().name().toLowerCase(Locale.ROOT))
        + (labels.isEmpty() ? "" : " (" + labels + ")");
  }

  /** Why the curve ends where it does. */
  String end() {
    long last = stretch.getLast();
    return xs.stream()
        .filter(x -> x > last)
        .findFirst()
        .map(this::trouble)
        .orElse(last + " is the last point of this run");
  }

  /**
   * The knee over all repeats.
   *
   * @throws NotMeasuredException if throughput still rises at the curve's end
   */
  long knee() throws NotMeasuredException {
    long knee = reaching(KNEE_SHARE, highest(_ -> true), _ -> true);
    if (stretch.getLast() < 2 * knee) {
      throw new NotMeasuredException(
          "the peak of "
              + model
              + " is not known, its curve still rises at "
              + knee
              + "; "
              + end());
    }
    return knee;
  }

  /**
   * The peak's place as the other repeats have it. Of many points of equal height the highest is
   * the luckiest; were it looked for in the very trial whose height counts, that would pass for
   * height.
   *
   * @throws NotMeasuredException if throughput still rises at the curve's end
   */
  long peak(int repeat) throws NotMeasuredException {
    knee();
    boolean others = stretch.stream().anyMatch(x -> median(x, r -> r != repeat).isPresent());
    return highest(r -> !others || r != repeat);
  }

  /** Where one repeat alone has its peak or its knee; it takes all points. */
  Found position(Criterion.Position.Mark mark, int repeat) {
    for (long x : stretch) {
      if (median(x, r -> r == repeat).isEmpty()) {
        return Found.missing(trouble(x));
      }
    }
    long peak = highest(r -> r == repeat);
    long x =
        switch (mark) {
          case PEAK -> peak;
          case KNEE -> reaching(KNEE_SHARE, peak, r -> r == repeat);
        };
    return x == stretch.getLast()
        ? Found.missing("the peak of " + model + " may lie beyond " + x + "; " + end())
        : Found.of((double) x);
  }

  /** The first point with so much of a peak. */
  private long reaching(double share, long peak, IntPredicate repeats) {
    double enough = share * median(peak, repeats).orElse(0);
    return stretch.stream()
        .filter(x -> median(x, repeats).orElse(0) >= enough)
        .findFirst()
        .orElse(peak);
  }

  private long highest(IntPredicate repeats) {
    long best = stretch.getFirst();
    for (long x : stretch) {
      if (median(x, repeats).orElse(0) > median(best, repeats).orElse(0)) {
        best = x;
      }
    }
    return best;
  }

  private OptionalDouble median(long x, IntPredicate repeats) {
    double[] values =
        valid.getOrDefault(x, Map.of()).entrySet().stream()
            .filter(trial -> repeats.test(trial.getKey()))
            .mapToDouble(trial -> Metric.THROUGHPUT.of(trial.getValue()).orElse(0))
            .toArray();
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Spread.of(values).median());
  }
}
