package io.duality.loadgen;

/**
 * Which clients of a closed loop are active, by the course of the load: those from the first up to
 * a number that changes with time. Confined to its loop's thread.
 */
final class Membership {
  /** So that a level which is a whole number but for rounding is one. */
  private static final double TOLERANCE = 1e-9;

  private final Course course;
  private long baseNanos;
  private int index;
  private int active;

  Membership(Course course) {
    this.course = course;
    active = whole(course.segment(0).from());
  }

  /** Whether all clients are active all the time. */
  boolean steady() {
    return course.size() == 1;
  }

  void begin(long nowNanos) {
    baseNanos = nowNanos;
  }

  /** How many are active. */
  int active() {
    return active;
  }

  boolean has(Client client) {
    return client.slot < active;
  }

  /**
   * Lets a client join if it is time for one, or as many leave as have to.
   *
   * @return whether the one before {@link #active} has joined
   */
  boolean grow(long nowNanos) {
    long nanos = nowNanos - baseNanos;
    while (course.segment(index).endNanos() <= nanos) {
      index++;
    }
    int wanted = whole(course.segment(index).at(nanos));
    if (active < wanted) {
      active++;
      return true;
    }
    active = wanted;
    return false;
  }

  /** When the last of the active was to join, after {@link #grow}. */
  long joinedNanos() {
    Course.Segment segment = course.segment(index);
    double rise = segment.to() - segment.from();
    double part = rise == 0 ? 0 : Math.max(0, (active - segment.from()) / rise);
    return baseNanos
        + segment.startNanos()
        + (long) (part * (segment.endNanos() - segment.startNanos()));
  }

  /** When the next one joins, or the segment ends. */
  long nextNanos(long nowNanos) {
    Course.Segment segment = course.segment(index);
    double rise = segment.to() - segment.from();
    if (rise <= 0) {
      return baseNanos + segment.endNanos();
    }
    double part = Math.clamp((active + 1 - segment.from()) / rise, 0, 1);
    long next =
        segment.startNanos() + (long) Math.ceil(part * (segment.endNanos() - segment.startNanos()));
    return Math.max(baseNanos + next, nowNanos);
  }

  private static int whole(double level) {
    return (int) Math.floor(level + TOLERANCE);
  }
}
