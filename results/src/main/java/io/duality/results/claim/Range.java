package io.duality.results.claim;

import java.util.List;
import java.util.Optional;

/** Points of one or two curves, from one place to another. */
final class Range {
  private Range() {}

  /**
   * The points that all curves have there.
   *
   * @param from the first; where the last curve begins without it
   * @param to the last; where the first curve ends without it
   * @throws NotMeasuredException if there is none, or one of them is not valid
   */
  static List<Long> of(Optional<Place> from, Optional<Place> to, List<Curve> curves)
      throws NotMeasuredException {
    double first = curves.stream().mapToLong(c -> c.stretch().getFirst()).max().orElseThrow();
    double last = curves.stream().mapToLong(c -> c.stretch().getLast()).min().orElseThrow();
    double low = from.isEmpty() ? first : end(from.get(), curves);
    double high = to.isEmpty() ? last : end(to.get(), curves);
    List<Long> xs = List.of();
    for (Curve curve : curves) {
      xs = curve.points(low, high);
    }
    if (xs.isEmpty()) {
      throw new NotMeasuredException(
          "this run has no point from " + Limits.figure(low) + " to " + Limits.figure(high));
    }
    return xs;
  }

  /** Refuses a peak as an end, which is elsewhere in each repeat. */
  static void requireNoPeak(Optional<Place> end) {
    if (end.isPresent() && end.get() instanceof Place.Peak) {
      throw new IllegalArgumentException(
          "a range of points ends at an x or a knee: where the peak is differs between repeats");
    }
  }

  /** Of several knees the largest: below it at least one of the curves still rises. */
  private static double end(Place place, List<Curve> curves) throws NotMeasuredException {
    double end = 0;
    for (Curve curve : curves) {
      end = Math.max(end, end(place, curve));
    }
    return end;
  }

  private static double end(Place place, Curve curve) throws NotMeasuredException {
    return switch (place) {
      case Place.At at -> (double) at.x();
      case Place.Knees knees -> knees.times() * curve.knee();
      case Place.Peak peak -> throw new IllegalArgumentException(peak.text() + " ends no range");
    };
  }
}
