package io.duality.results.claim;

import io.duality.results.Metric;
import java.util.OptionalLong;

/** A place, found on a curve. */
final class Spot {
  private final Curve curve;
  private final Place place;

  /** The same x in every repeat; empty for a peak, which each repeat has its own of. */
  private final OptionalLong fixed;

  private Spot(Curve curve, Place place, OptionalLong fixed) {
    this.curve = curve;
    this.place = place;
    this.fixed = fixed;
  }

  /**
   * Finds it.
   *
   * @throws NotMeasuredException if it is beyond what is valid
   */
  static Spot of(Curve curve, Place place) throws NotMeasuredException {
    return switch (place) {
      case Place.At at -> {
        if (!curve.isValid(at.x())) {
          throw new NotMeasuredException(curve.trouble(at.x()));
        }
        yield new Spot(curve, place, OptionalLong.of(at.x()));
      }
      case Place.Peak peak -> {
        // Not for its value: for the error where it has none.
        curve.knee();
        yield new Spot(curve, peak, OptionalLong.empty());
      }
      case Place.Knees knees -> new Spot(curve, place, OptionalLong.of(from(curve, knees)));
    };
  }

  private static long from(Curve curve, Place.Knees knees) throws NotMeasuredException {
    double target = knees.times() * curve.knee();
    return curve.stretch().stream()
        .filter(x -> x >= target)
        .findFirst()
        .orElseThrow(() ->
            new NotMeasuredException(
                knees.text()
                    + " of "
                    + curve.model()
                    + " is beyond its valid points; "
                    + curve.end()));
  }

  /** A figure there, in one repeat. */
  Found value(Metric metric, int repeat) throws NotMeasuredException {
    long x = fixed.isPresent() ? fixed.getAsLong() : curve.peak(repeat);
    return curve.value(metric::of, x, repeat);
  }

  /** {@code virtual at 1024}, {@code virtual at 16384 (16 x knee)}, {@code virtual at its peak}. */
  String text() {
    if (fixed.isEmpty()) {
      return curve.model() + " at its peak";
    }
    String where = curve.model() + " at " + fixed.getAsLong();
    return place instanceof Place.At ? where : where + " (" + place.text() + ")";
  }
}
