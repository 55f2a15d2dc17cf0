package io.duality.scenarios.selftest;

import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * What a known server did: how many requests met which reply, and how long each answer truly took,
 * from the moment its request was read to the moment before its last bytes were written. Its timers
 * are never quite in time; so it is this record, and not the wish, that a generator is held
 * against. Thread-safe.
 */
final class ServerRecord {
  /** 39 hours, and three digits, as the generator has them. */
  private static final long MAX_NANOS = (1L << 47) - 1;

  private static final int DIGITS = 3;

  private final AtomicLongArray requests;
  private Histogram served = empty();

  ServerRecord(int replies) {
    requests = new AtomicLongArray(replies);
  }

  private static Histogram empty() {
    return new Histogram(MAX_NANOS, DIGITS);
  }

  void received(int reply) {
    requests.incrementAndGet(reply);
  }

  synchronized void served(long nanos) {
    served.recordValue(nanos);
  }

  /** Ends a window of answers and begins another. */
  synchronized Histogram swap() {
    Histogram ended = served;
    served = empty();
    return ended;
  }

  /** Requests that met this reply since the server began. */
  long requests(int reply) {
    return requests.get(reply);
  }
}
