package io.duality.scenarios.run;

import io.duality.results.BatchMeans;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How well a window that was to end by its precision knows the throughput.
 *
 * @param asked half width of the 95 % confidence interval, as a part of the throughput
 * @param known what batch means give; empty where there is no interval
 */
public record Precision(double asked, Optional<BatchMeans> known) {

  /** That of a series of throughputs. */
  static Precision of(double asked, List<Double> series) {
    return new Precision(
        asked, BatchMeans.of(series.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  /** Whether the interval is narrow enough. */
  public boolean reached() {
    return known.filter(means -> means.relativeHalfWidth() <= asked).isPresent();
  }

  /** What is known, in words. */
  public String words() {
    return known
        .map(means ->
            String.format(
                Locale.ROOT,
                "95%% CI of the throughput +-%.2f%% from %d batches of %d intervals",
                means.relativeHalfWidth() * 100,
                means.batches(),
                means.size()))
        .orElse("the series is too short, or has a trend: no confidence interval");
  }
}
