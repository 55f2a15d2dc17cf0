package io.duality.scenarios.selftest;

import io.duality.loadgen.ErrorKind;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.scenarios.process.LoadResult;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a generator says of one load, as far as it is judged here. Histograms are in nanoseconds.
 *
 * @param completed since the load began
 * @param errors since the load began
 * @param windowNanos length of the window
 * @param windowCompleted completed in it
 * @param offered requests that were due in it
 * @param cpuNanos of the generator's process in it
 * @param response times in it, from when a request was due
 * @param service times in it, from when it was sent
 * @param troubles what the machine did to the generator meanwhile, by the kernel's own account
 */
record Measured(
    long completed,
    Map<ErrorKind, Long> errors,
    long windowNanos,
    long windowCompleted,
    long offered,
    long cpuNanos,
    Histogram response,
    Histogram service,
    List<String> troubles) {

  Measured {
    errors = Map.copyOf(errors);
    troubles = List.copyOf(troubles);
  }

  static Measured of(LoadResult window, LoadTotals totals, List<String> troubles) {
    LoadReport merged = window.merged();
    return new Measured(
        totals.completed(),
        totals.errors(),
        merged.nanos(),
        merged.completed(),
        merged.offered(),
        merged.cpuNanos(),
        merged.response(),
        merged.service(),
        troubles);
  }

  Ceiling ceiling() {
    return new Ceiling(
        windowCompleted * 1e9 / windowNanos,
        windowCompleted * 1e9 / cpuNanos,
        (double) cpuNanos / windowNanos);
  }
}
