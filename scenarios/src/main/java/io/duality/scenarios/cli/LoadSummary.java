package io.duality.scenarios.cli;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.results.LatencySummary;
import io.duality.results.Reason;
import io.duality.scenarios.process.LoadResult;
import io.duality.scenarios.run.LoadRun;
import java.util.List;

/**
 * A load in figures, for both formats of the report.
 *
 * @param options what was asked for
 * @param agents generator processes
 * @param ramp the first connects
 * @param window the measured window, all generators merged
 * @param seconds its length
 * @param requestsPerSecond completed requests
 * @param totals everything since the load began
 * @param response from the intended start
 * @param service from the actual send
 * @param invalid validity rules that are broken
 * @param interrupted whether it was stopped early
 */
record LoadSummary(
    LoadOptions options,
    int agents,
    ConnectReport ramp,
    LoadReport window,
    double seconds,
    double requestsPerSecond,
    LoadTotals totals,
    LatencySummary response,
    LatencySummary service,
    List<Reason> invalid,
    boolean interrupted) {

  LoadSummary {
    invalid = List.copyOf(invalid);
  }

  static LoadSummary of(LoadOptions options, LoadRun.Result result, LoadResult window, int agents) {
    LoadReport merged = window.merged();
    return new LoadSummary(
        options,
        agents,
        result.ramp(),
        merged,
        window.seconds(),
        window.requestsPerSecond(),
        result.totals(),
        LatencySummary.of(merged.response()),
        LatencySummary.of(merged.service()),
        result.reasons(),
        result.interrupted());
  }

  /** Little's law: clients in the loop that the figures account for. */
  double effectiveN() {
    return requestsPerSecond * (response.mean() / 1e6 + options.think().toNanos() / 1e9);
  }

  /** CPU time of all generators in the window. */
  double cpuSeconds() {
    return window.cpuNanos() / 1e9;
  }

  /** 0 where no CPU time was seen. */
  double requestsPerCpuSecond() {
    return cpuSeconds() == 0 ? 0 : window.completed() / cpuSeconds();
  }

  /** Completed requests of warm-up, window and drain. */
  long completedInAll() {
    return totals.completed();
  }

  /** Connections per second of the ramp. */
  double connectionsPerSecond() {
    return ramp.nanos() == 0 ? 0 : ramp.established() * 1e9 / ramp.nanos();
  }
}
