package io.duality.results;

import org.jspecify.annotations.Nullable;

/**
 * What clients saw in the window beside their response times.
 *
 * @param goodput requests per second that were answered rightly and by their deadline; where there
 *     is no deadline, all that were answered rightly
 * @param connects connections established in the window
 * @param connect time from connect to established, in the ramp and in the window
 * @param longestWaitMicros the longest that a client waited for one request, from when it was due
 *     to its end or, if it was still waiting, to the window's; also of requests that failed
 * @param course how the load went on; null where nobody looked, and in records of older versions
 */
public record ClientView(
    double goodput,
    long connects,
    LatencySummary connect,
    double longestWaitMicros,
    @Nullable Course course) {
  public ClientView {
    Checks.atLeast(0, "goodput", goodput);
    Checks.atLeast(0, "connects", connects);
    Checks.present("connect", connect);
    Checks.atLeast(0, "longestWaitMicros", longestWaitMicros);
  }
}
