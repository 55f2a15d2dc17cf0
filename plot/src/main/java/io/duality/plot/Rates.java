package io.duality.plot;

import io.duality.plot.figure.Dot;
import io.duality.results.Course;
import java.util.ArrayList;
import java.util.List;

/**
 * Rates over equal steps of time, out of counts that were read at unequal moments: between two of
 * them the count is taken to grow evenly.
 */
final class Rates {
  /** About as long as from one glance at a load to the next: shorter steps would show nothing. */
  private static final double LEAST_STEP = 0.5;

  private static final int MOST_STEPS = 120;
  private static final double ROUNDING = 1e-9;

  private Rates() {}

  /** So long a step, seconds, that there are not too many of them: a multiple of the least. */
  static double step(double seconds) {
    return LEAST_STEP * Math.max(1, Math.ceil(seconds / (MOST_STEPS * LEAST_STEP)));
  }

  /** One for each whole step of the course, at its middle. */
  static List<Dot> of(Course course, double step) {
    List<Dot> dots = new ArrayList<>();
    double end = course.seconds().isEmpty() ? 0 : course.seconds().getLast();
    for (int i = 0; (i + 1) * step <= end + ROUNDING; i++) {
      double more = completed(course, (i + 1) * step) - completed(course, i * step);
      dots.add(Dot.at((i + 0.5) * step, Math.max(0, more / step)));
    }
    return dots;
  }

  /** Nothing at the load's begin, and no more than was counted last. */
  private static double completed(Course course, double seconds) {
    double from = 0;
    double before = 0;
    for (int i = 0; i < course.seconds().size(); i++) {
      double to = course.seconds().get(i);
      double then = course.completed().get(i);
      if (seconds <= to) {
        return before + (then - before) * (seconds - from) / (to - from);
      }
      from = to;
      before = then;
    }
    return before;
  }
}
