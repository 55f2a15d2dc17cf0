package io.duality.scenarios.selftest;

import java.time.Duration;
import java.util.Locale;

/**
 * One server, the load on it, and how it is judged.
 *
 * @param clients each with one connection
 * @param perSecond requests of an open loop, or 0 for a closed one
 * @param warmup before the window
 * @param window what is judged
 * @param timeout of a request
 */
record Trial(
    Behaviour behaviour,
    Check check,
    int clients,
    double perSecond,
    Duration warmup,
    Duration window,
    Duration timeout) {

  /** How it is judged. */
  enum Check {
    /** Completions and errors, one by one. */
    COUNTS,
    /** The same, at full speed. */
    CEILING,
    /** The same, with all that a server with delays can do: half of it is a load of 50 %. */
    CAPACITY,
    /** Percentiles of service time against the server's record, besides. */
    SERVICE_TIMES,
    /** Percentiles of response time against what follows from the stalls, besides. */
    STALLS
  }

  /** Whether a machine that stands still for a moment makes it time out, so that a count is off. */
  boolean countsPauses() {
    return timeout.compareTo(Duration.ofSeconds(1)) < 0;
  }

  /** For the reader of the report. */
  String name() {
    String load =
        perSecond > 0
            ? String.format(Locale.ROOT, "%.0f requests/s", perSecond)
            : clients + " clients";
    return behaviour.name() + ", " + load;
  }
}
