package io.duality.scenarios.spec;

import io.duality.loadgen.Arrival;
import java.time.Duration;

/** Refuses profiles that a workload cannot be run with. */
public final class ProfileFit {
  private static final Duration LEAST_OF_ITERATIONS = Duration.ofMillis(100);

  private final Workload workload;

  public ProfileFit(Workload workload) {
    this.workload = workload;
  }

  /**
   * Returns if it fits.
   *
   * @throws InvalidInputException with the value, the limit and the remedy, if it does not
   */
  public void require(Profile profile) {
    switch (workload) {
      case Workload.Http http -> require(http, profile);
      case Workload.Tasks _ -> {
        // Any number of them, for any time.
      }
      case Workload.Jmh _ -> requireIterations(profile);
    }
  }

  private static void require(Workload.Http http, Profile profile) {
    for (long x : profile.xs()) {
      requirePoint(http, x);
    }
    if (!http.steady()) {
      requireShape(http, profile);
    }
  }

  /** Below, the timer that ends an iteration is a part of the figure. */
  private static void requireIterations(Profile profile) {
    if (profile.duration().compareTo(LEAST_OF_ITERATIONS) < 0) {
      throw new InvalidInputException(
          "duration "
              + Durations.format(profile.duration())
              + ": it is cut into ten iterations of at least 10ms; expected at least "
              + Durations.format(LEAST_OF_ITERATIONS));
    }
  }

  private static void requirePoint(Workload.Http http, long x) {
    try {
      http.at(x);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("x " + x + ": " + e.getMessage());
    }
  }

  private static void requireShape(Workload.Http http, Profile profile) {
    String shape = "shape " + ShapeText.format(http.shape());
    ShapeExtent extent = ShapeExtent.of(http.shape());
    if (!profile.warmup().isZero()) {
      throw new InvalidInputException(
          "warmup "
              + Durations.format(profile.warmup())
              + ": a shape begins with the load, and would be over before the window; expected 0s");
    }
    if (extent.time().compareTo(profile.duration()) > 0) {
      throw new InvalidInputException(
          "duration "
              + Durations.format(profile.duration())
              + ": "
              + shape
              + " takes "
              + Durations.format(extent.time())
              + "; expected at least that");
    }
    for (long x : profile.xs()) {
      requireLevel(shape, extent, http.at(x), x);
    }
  }

  private static void requireLevel(String shape, ShapeExtent extent, Workload.Http point, long x) {
    double all =
        switch (point.arrival()) {
          case Arrival.Closed _, Arrival.Chat _ -> point.population().clients();
          case Arrival.Open open -> open.perSecond();
          case Arrival.Sessions sessions -> sessions.perSecond();
        };
    boolean closed = point.arrival() instanceof Arrival.Closed;
    if (extent.base() > all || (closed && extent.steps() > all)) {
      throw new InvalidInputException(
          shape
              + ": has a base, or steps, above "
              + ShapeText.number(all)
              + ", which is all there is at x "
              + x
              + "; lower it, or leave that point out");
    }
  }
}
