package io.duality.loadgen;

/**
 * Which clients of a closed loop are active, by the course of the load: those from the first up to
 * a number that changes with time. Of n loops each rounds another n-th of a client up, so that the
 * sum of all is right, and they do not all let one join at the same time. Confined to its loop's
 * thread.
 */
final class Membership {
  /** So that a level which is a whole number but for rounding is one. */
  private static final double TOLERANCE = 1e-9;

  private final Course course;

  /** What is added before rounding down: from 0 to below 1. */
  private final double head;

  private long baseNanos;
  private int index;
  private int active;

  Membership(Course course, Part part) {
    this.course = course;
    head = part.of((double) part.index());
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
    // A cycle's time was read before the command that began the load in it.
    long nanos = Math.max(0, nowNanos - baseNanos);
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
    double part = rise == 0 ? 0 : Math.max(0, (active - head - segment.from()) / rise);
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
    double part = Math.clamp((active + 1 - head - segment.from()) / rise, 0, 1);
    long next =
        segment.startNanos() + (long) Math.ceil(part * (segment.endNanos() - segment.startNanos()));
    return Math.max(baseNanos + next, nowNanos);
  }

  private int whole(double level) {
    return (int) Math.floor(level + head + TOLERANCE);
  }
}
