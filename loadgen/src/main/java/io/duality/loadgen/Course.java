package io.duality.loadgen;

import java.util.ArrayList;
import java.util.List;

/**
 * What a shape means for one loop: how many of its clients, or which rate of its own, from the
 * load's begin on. Made of segments, in each of which the level goes evenly from one value to
 * another. Immutable.
 */
final class Course {
  /** Behind all segments: 36 years. */
  static final long FOREVER_NANOS = 1L << 60;

  /**
   * A part of the time.
   *
   * @param startNanos since the load's begin
   * @param endNanos since then; not part of it
   */
  record Segment(long startNanos, long endNanos, double from, double to) {
    double at(long nanos) {
      return from + (to - from) * (nanos - startNanos) / (endNanos - startNanos);
    }
  }

  private final List<Segment> segments;

  private Course(List<Segment> segments) {
    this.segments = List.copyOf(segments);
  }

  /** The clients of a loop that are active. */
  static Course ofClients(Shape shape, int clients, Part part) {
    return switch (shape) {
      case Shape.Steady _, Shape.Turns _ -> new Builder().forever(clients);
      case Shape.Spike spike ->
          spike(spike, Math.min(clients, part.of((int) spike.base())), clients);
      case Shape.Steps steps -> steps(steps, clients);
      case Shape.Slope slope ->
          slope(slope, Math.min(clients, part.of((int) slope.base())), clients);
    };
  }

  /** The rate of a loop. */
  static Course ofRate(Shape shape, double perSecond, Part part) {
    double own = part.of(perSecond);
    return switch (shape) {
      case Shape.Steady _, Shape.Turns _ -> new Builder().forever(own);
      case Shape.Spike spike -> spike(spike, part.of(spike.base()), own);
      case Shape.Steps steps -> steps(steps, own);
      case Shape.Slope slope -> slope(slope, part.of(slope.base()), own);
    };
  }

  private static Course spike(Shape.Spike spike, double base, double all) {
    return new Builder()
        .then(spike.before().toNanos(), base, base)
        .then(spike.length().toNanos(), all, all)
        .forever(base);
  }

  private static Course steps(Shape.Steps steps, double all) {
    Builder builder = new Builder();
    for (int i = 1; i < steps.count(); i++) {
      double level = all * i / steps.count();
      builder.then(steps.each().toNanos(), level, level);
    }
    return builder.forever(all);
  }

  private static Course slope(Shape.Slope slope, double base, double all) {
    return new Builder().then(slope.length().toNanos(), base, all).forever(all);
  }

  private static final class Builder {
    private final List<Segment> segments = new ArrayList<>();
    private long endNanos;

    Builder then(long nanos, double from, double to) {
      segments.add(new Segment(endNanos, endNanos + nanos, from, to));
      endNanos += nanos;
      return this;
    }

    Course forever(double level) {
      return new Course(then(FOREVER_NANOS - endNanos, level, level).segments);
    }
  }

  /** How many segments there are. */
  int size() {
    return segments.size();
  }

  Segment segment(int index) {
    return segments.get(index);
  }
}
