package io.duality.servers.http;

import io.duality.servers.ServerCounters;
import java.util.concurrent.atomic.LongAdder;

/** The counters of one server; any thread may add. */
public final class Tally {
  private final LongAdder accepted = new LongAdder();
  private final LongAdder closed = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder bodyBytes = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder malformed = new LongAdder();
  private final LongAdder timeouts = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /** A connection was accepted. */
  public void accepted() {
    accepted.increment();
  }

  /** A connection was closed. */
  public void closed() {
    closed.increment();
  }

  /** Connections that are open; to the one thread that accepts never fewer than there are. */
  public long open() {
    // Read first: an end that comes in between may be missing, and no beginning.
    long ended = closed.sum();
    return accepted.sum() - ended;
  }

  /**
   * Requests were answered.
   *
   * @param responses whose last byte was handed to the kernel
   * @param bytes of bodies that were handed to the kernel
   */
  public void answered(int responses, long bytes) {
    requests.add(responses);
    bodyBytes.add(bytes);
  }

  void malformed() {
    malformed.increment();
  }

  void rejected() {
    rejected.increment();
  }

  /** A connection was closed at once: there was no thread or memory for it. */
  public void refused() {
    refused.increment();
  }

  /** A connection was ended because its peer took too long. */
  public void timedOut() {
    timeouts.increment();
  }

  /** A connection was ended by an error of the network or of this server. */
  public void failed() {
    failures.increment();
  }

  /** The sums now; exact when no thread is adding. */
  public ServerCounters snapshot() {
    return new ServerCounters(
        accepted.sum(),
        closed.sum(),
        requests.sum(),
        bodyBytes.sum(),
        rejected.sum(),
        refused.sum(),
        malformed.sum(),
        timeouts.sum(),
        failures.sum());
  }
}
