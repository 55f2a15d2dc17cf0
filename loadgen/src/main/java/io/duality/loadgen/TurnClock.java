package io.duality.loadgen;

/**
 * Whose turn it is, of two loads that share a server's CPUs but not their time. The clock that all
 * processes of a machine share is cut into slots of equal length; of each four the first load has
 * the first and the last, the second load the two in the middle, so that a steady drift of the
 * machine falls on both alike. Nobody has to tell the other. Immutable.
 */
final class TurnClock {
  /** For a load that shares with nobody. */
  static final TurnClock ALWAYS = new TurnClock(0, false);

  private static final int SLOTS = 4;

  /** Length of a slot; 0 without turns. */
  private final long slotNanos;

  private final boolean second;

  private TurnClock(long slotNanos, boolean second) {
    this.slotNanos = slotNanos;
    this.second = second;
  }

  static TurnClock of(Shape shape) {
    return shape instanceof Shape.Turns(var each, boolean second)
        ? new TurnClock(each.toNanos(), second)
        : ALWAYS;
  }

  /** Whether there are no turns. */
  boolean always() {
    return slotNanos == 0;
  }

  /** Whether a request may begin. */
  boolean own(long nanos) {
    return slotNanos == 0 || at(elapsed(nanos)) == nanos;
  }

  /** The same time, or the begin of the next turn. */
  long ownFrom(long nanos) {
    return Math.max(nanos, at(elapsed(nanos)));
  }

  /** How much of the time up to then was this load's own. */
  long elapsed(long nanos) {
    if (slotNanos == 0) {
      return nanos;
    }
    long round = Math.floorDiv(nanos, SLOTS * slotNanos);
    long in = nanos - round * SLOTS * slotNanos;
    long own =
        second
            ? Math.clamp(in - slotNanos, 0, 2 * slotNanos)
            : Math.min(in, slotNanos) + Math.max(0, in - 3 * slotNanos);
    return round * 2 * slotNanos + own;
  }

  /** When so much of its own time is over; where that is all of a turn, the next one's begin. */
  long at(long elapsedNanos) {
    if (slotNanos == 0) {
      return elapsedNanos;
    }
    long round = Math.floorDiv(elapsedNanos, 2 * slotNanos);
    long in = elapsedNanos - round * 2 * slotNanos;
    long others = second ? slotNanos : in < slotNanos ? 0 : 2 * slotNanos;
    return round * SLOTS * slotNanos + in + others;
  }
}
