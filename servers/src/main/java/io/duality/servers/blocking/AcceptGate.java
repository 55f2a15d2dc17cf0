package io.duality.servers.blocking;

import io.duality.servers.accept.Activity;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Holds an acceptor back until no connection is runnable, as Knot-C does (HotOS'03, section 5), but
 * not for ever: clients that are never done would keep all others out.
 *
 * <p>A thread that the scheduler has made runnable and not run yet shows in no count. It shows by
 * what it does: nobody is runnable if nobody has become active in a {@linkplain #WINDOW_NANOS
 * window} in which the acceptor gave the CPU away. Confined to the acceptor's thread.
 */
final class AcceptGate {
  /** Some wake-ups of a thread long; twice as long after each window in which somebody ran. */
  static final long WINDOW_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** After so long one connection is accepted whoever is runnable: a hundred in a second. */
  static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final long LONGEST_WINDOW_NANOS = 16 * WINDOW_NANOS;

  private final Activity activity;
  private final LongSupplier nanoTime;
  private final LongConsumer park;
  private long quiet = Activity.BUSY;

  AcceptGate(Activity activity) {
    this(activity, System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * A gate with a clock of its own, for tests.
   *
   * @param park gives the CPU away for so many nanoseconds
   */
  AcceptGate(Activity activity, LongSupplier nanoTime, LongConsumer park) {
    this.activity = activity;
    this.nanoTime = nanoTime;
    this.park = park;
  }

  /** Returns when nobody is runnable, or after {@link #LONGEST_NANOS}. */
  void await() {
    long start = nanoTime.getAsLong();
    long window = WINDOW_NANOS;
    while (nanoTime.getAsLong() - start < LONGEST_NANOS) {
      quiet = activity.mark();
      park.accept(window);
      if (isStillQuiet()) {
        return;
      }
      window = Math.min(2 * window, LONGEST_WINDOW_NANOS);
    }
    quiet = Activity.BUSY;
  }

  /** Whether nobody has been runnable since {@link #await} found it so: more may be accepted. */
  boolean isStillQuiet() {
    return quiet != Activity.BUSY && activity.mark() == quiet;
  }
}
