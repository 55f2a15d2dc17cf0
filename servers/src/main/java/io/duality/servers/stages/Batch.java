package io.duality.servers.stages;

import org.jspecify.annotations.Nullable;

/** Events that one thread has taken out of a queue, and when each went in. Confined to it. */
final class Batch<E> {
  private final @Nullable Object[] events;
  private final long[] nanos;

  /** Room for so many. */
  Batch(int most) {
    events = new Object[most];
    nanos = new long[most];
  }

  void set(int i, @Nullable Object event, long queuedNanos) {
    events[i] = event;
    nanos[i] = queuedNanos;
  }

  /** The event, which is gone from here then. */
  @SuppressWarnings({"unchecked", "NullAway"}) // the queue put an E there
  E take(int i) {
    E event = (E) events[i];
    events[i] = null;
    return event;
  }

  /** When the event at this place entered the queue, as the queue was told. */
  long queuedNanos(int i) {
    return nanos[i];
  }
}
