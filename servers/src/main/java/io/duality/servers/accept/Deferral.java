package io.duality.servers.accept;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When an event loop accepts that favours active connections: when none is runnable in any loop of
 * the server, but one in a while whoever is, or clients that are never done would keep all others
 * out. Confined to the acceptor's loop, which asks and never waits.
 *
 * <p>That a connection of another loop is runnable shows only while its event is handled, and not
 * while that loop reads, polls or waits for a CPU. So nobody is taken to be runnable there only
 * after a {@linkplain #WINDOW_NANOS window} in which nobody was active.
 */
public final class Deferral {
  /** As long as the gate of threads waits at first. */
  public static final long WINDOW_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** However active the others are, one connection is accepted in this time: a hundred a second. */
  static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Activity activity;
  private final LongSupplier nanoTime;
  private long mark;
  private long quietNanos;
  private long acceptedNanos;

  /**
   * Nobody has been active, and somebody accepted just now.
   *
   * @param activity of all loops but what the asker knows by himself
   * @param nanoTime the clock, as {@link System#nanoTime}
   */
  public Deferral(Activity activity, LongSupplier nanoTime) {
    this.activity = activity;
    this.nanoTime = nanoTime;
    mark = activity.mark();
    acceptedNanos = nanoTime.getAsLong();
    quietNanos = acceptedNanos - WINDOW_NANOS;
  }

  /**
   * Whether one connection may be accepted now.
   *
   * @param active whether the asker knows somebody to be runnable
   */
  public boolean isOver(boolean active) {
    long now = nanoTime.getAsLong();
    return now - acceptedNanos >= LONGEST_NANOS || (isQuiet(now) && !active);
  }

  private boolean isQuiet(long now) {
    long present = activity.mark();
    if (present != mark || present == Activity.BUSY) {
      mark = present;
      quietNanos = now;
    }
    return now - quietNanos >= WINDOW_NANOS;
  }

  /** One was accepted. */
  public void accepted() {
    acceptedNanos = nanoTime.getAsLong();
  }
}
