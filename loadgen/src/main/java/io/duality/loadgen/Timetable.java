package io.duality.loadgen;

import java.util.random.RandomGenerator;

/**
 * When arrivals at a rate are due: a pure function of the rate's course, the spacing and the seed,
 * that knows nothing of what became of them.
 *
 * <p>The n-th arrival is due when the integral of the rate has reached its number. Numbers are one
 * apart for constant spacing; for a Poisson process they are exponentially distributed gaps of mean
 * one apart, which by the time-rescaling theorem makes it a Poisson process of that rate, whatever
 * its course. Where the rate is a straight line from r with slope a, the integral y since the
 * line's begin is reached after 2y / (r + sqrt(r^2 + 2ay)), which is also right for a = 0.
 *
 * <p>Of several loops that share a constant spacing each takes every n-th arrival. So that the
 * union is even although they do not begin at once, the phase of each is that of a clock that all
 * processes of a machine share. That holds where the rate is constant: with each step the phase is
 * found anew, which moves an arrival by less than its gap, and on a slope the union is only as even
 * as the loops began together. Confined to one thread.
 */
final class Timetable {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Course course;
  private final Spacing spacing;
  private final Part part;
  private final RandomGenerator random;
  private final long baseNanos;
  private int index;
  private double integralBefore;
  private double number;
  private long nextNanos;

  /**
   * Begins a timetable.
   *
   * @param course of the rate of this loop, per second
   * @param part which of the loops that share the load
   */
  Timetable(Course course, Spacing spacing, Part part, RandomGenerator random, long nowNanos) {
    this.course = course;
    this.spacing = spacing;
    this.part = part;
    this.random = random;
    baseNanos = nowNanos;
    number =
        switch (spacing) {
          case CONSTANT -> first(part, course.segment(0).from(), nowNanos);
          case POISSON -> random.nextExponential();
        };
    find();
  }

  /** The phase that the part has on the clock, seen from now. */
  private static double first(Part part, double perSecond, long nowNanos) {
    double phase = part.of((double) part.index()) - perSecond * (nowNanos / NANOS_PER_SECOND);
    return phase - Math.floor(phase);
  }

  /** When the next arrival is due. */
  long nextNanos() {
    return nextNanos;
  }

  /** Goes on to the arrival after it. */
  void advance() {
    number +=
        switch (spacing) {
          case CONSTANT -> 1;
          case POISSON -> random.nextExponential();
        };
    find();
  }

  private void find() {
    Course.Segment segment = course.segment(index);
    double inSegment = integral(segment);
    while (number - integralBefore >= inSegment) {
      if (index == course.size() - 1) {
        nextNanos = baseNanos + Course.FOREVER_NANOS;
        return;
      }
      integralBefore += inSegment;
      index++;
      segment = course.segment(index);
      if (spacing == Spacing.CONSTANT && segment.from() == segment.to()) {
        number = integralBefore + first(part, segment.from(), baseNanos + segment.startNanos());
      }
      inSegment = integral(segment);
    }
    nextNanos = baseNanos + segment.startNanos() + reached(segment, number - integralBefore);
  }

  private static double integral(Course.Segment segment) {
    double seconds = (segment.endNanos() - segment.startNanos()) / NANOS_PER_SECOND;
    return (segment.from() + segment.to()) / 2 * seconds;
  }

  private static long reached(Course.Segment segment, double integral) {
    double seconds = (segment.endNanos() - segment.startNanos()) / NANOS_PER_SECOND;
    double rate = segment.from();
    double slope = (segment.to() - rate) / seconds;
    double square = Math.max(0, rate * rate + 2 * slope * integral);
    // Nothing of the integral is reached at once, where 0 / 0 would be no number.
    double after = integral == 0 ? 0 : 2 * integral / (rate + Math.sqrt(square));
    return Math.round(after * NANOS_PER_SECOND);
  }
}
