package io.duality.scenarios.run;

import io.duality.results.RunDirectory;
import io.duality.scenarios.plan.TrialPlan;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Where the histograms of a trial go. */
@FunctionalInterface
interface HistogramKeeper {
  /** Keeps none: their summaries are in the record. */
  HistogramKeeper NONE = (trial, figures) -> Map.of();

  /**
   * Writes the histograms and returns the names of their files.
   *
   * @throws IOException if one cannot be kept
   */
  Map<String, String> keep(TrialPlan trial, Figures figures) throws IOException;

  /** Into the folder of a run. */
  static HistogramKeeper in(RunDirectory directory) {
    return (trial, figures) -> {
      Map<String, String> names = new TreeMap<>();
      for (Map.Entry<String, Histogram> histogram : figures.histograms().entrySet()) {
        String kind = histogram.getKey();
        names.put(
            kind,
            directory.writeHistogram(
                trial.model(),
                trial.x(),
                trial.repeat(),
                kind,
                histogram.getValue(),
                figures.from(),
                figures.to()));
      }
      return names;
    };
  }
}
