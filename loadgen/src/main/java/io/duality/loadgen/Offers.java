package io.duality.loadgen;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a timetable offers, and what of it was taken: two walks over the same timetable, the first
 * of which keeps up with the time, so that what is due is counted although nobody is free for it.
 * Confined to its loop's thread.
 */
final class Offers {
  private final Endings endings;
  private final Course course;
  private final Spacing spacing;
  private final Part part;
  private final long seed;
  private long uncounted;
  private @Nullable Timetable due;
  private @Nullable Timetable taken;

  /**
   * Makes the offers of a loop, none of which is due before the begin.
   *
   * @param most that are counted
   */
  Offers(
      Endings endings,
      Course course,
      Spacing spacing,
      Part part,
      RandomGenerator random,
      long most) {
    this.endings = endings;
    this.course = course;
    this.spacing = spacing;
    this.part = part;
    seed = random.nextLong();
    uncounted = most;
  }

  void begin(long nowNanos) {
    due = timetable(nowNanos);
    taken = timetable(nowNanos);
  }

  private Timetable timetable(long nowNanos) {
    return new Timetable(course, spacing, part, new SplittableRandom(seed), nowNanos);
  }

  /** Counts as offered what has become due by now. */
  void countUntil(long nowNanos) {
    Timetable timetable = due;
    if (timetable == null) {
      return;
    }
    while (uncounted > 0 && timetable.nextNanos() - nowNanos <= 0) {
      endings.offered(1);
      uncounted--;
      timetable.advance();
    }
  }

  /** When the first that was not taken was, or is, due, up to a time that is never. */
  long nextNanos(long nowNanos) {
    long never = Schedule.never(nowNanos);
    Timetable timetable = taken;
    return timetable == null || timetable.nextNanos() - never > 0 ? never : timetable.nextNanos();
  }

  /** Takes it after the begin; when it was due. */
  long take() {
    Timetable timetable = Objects.requireNonNull(taken, "nothing is due before the begin");
    long dueNanos = timetable.nextNanos();
    timetable.advance();
    return dueNanos;
  }
}
