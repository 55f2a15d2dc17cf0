package io.duality.scenarios.process;

import io.duality.loadgen.LoadReport;
import java.util.List;

/**
 * One window of several generators.
 *
 * @param merged counts and histograms added up
 * @param requestsPerSecond each generator's own rate, by its own clock, added up
 * @param generatorCpuNanos CPU time of each generator in the window
 */
public record LoadResult(
    LoadReport merged, double requestsPerSecond, List<Long> generatorCpuNanos) {
  public LoadResult {
    generatorCpuNanos = List.copyOf(generatorCpuNanos);
  }

  /**
   * Adds up the windows of generators that measured at the same time.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LoadResult of(List<LoadReport> reports) {
    return new LoadResult(
        LoadReport.merge(reports),
        reports.stream().mapToDouble(LoadReport::throughputPerSecond).sum(),
        reports.stream().map(LoadReport::cpuNanos).toList());
  }

  /** The same up to the last completion, which the window may have outlasted. */
  public LoadResult untilTheLast() {
    if (merged.completed() == 0) {
      return this;
    }
    LoadReport cut = merged.untilTheLast();
    return new LoadResult(cut, cut.throughputPerSecond(), generatorCpuNanos);
  }

  /**
   * Length of the window: the one for which completed / seconds is the rate, so that no figure
   * contradicts another; with nothing completed the longest of the generators' windows.
   */
  public double seconds() {
    return merged.completed() == 0 ? merged.nanos() / 1e9 : merged.completed() / requestsPerSecond;
  }

  /** Completed by their deadline, a second; without a deadline all of them. */
  public double goodputPerSecond() {
    return seconds() == 0 ? 0 : (merged.completed() - merged.missedDeadline()) / seconds();
  }

  /** Bodies in Mbit/s, 10^6. */
  public double bandwidth() {
    return seconds() == 0 ? 0 : merged.bodyBytes() * 8 / 1e6 / seconds();
  }
}
