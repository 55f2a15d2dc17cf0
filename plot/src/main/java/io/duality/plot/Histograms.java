package io.duality.plot;

import io.duality.results.HistogramFile;
import io.duality.results.Measurement;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Where the response times of a trial are read from. */
@FunctionalInterface
interface Histograms {
  /** Where nobody looks for files. */
  Histograms NONE = _ -> Optional.empty();

  /** Values in nanoseconds; empty where they were not kept. */
  Optional<Histogram> of(TrialRecord trial);

  /**
   * The response times of several trials added up; empty where none of them has any.
   *
   * @param trials of one point
   */
  default Optional<Histogram> sum(List<TrialRecord> trials) {
    return trials.stream()
        .filter(trial -> trial.measured() != null)
        .flatMap(trial -> of(trial).stream())
        .filter(histogram -> histogram.getTotalCount() > 0)
        .reduce((one, other) -> {
          Histogram both = one.copy();
          both.setAutoResize(true);
          both.add(other);
          return both;
        });
  }

  /** Those in the folder of a run: committed records may have none. */
  static Histograms in(Path folder) {
    return trial -> {
      Measurement measured = trial.measured();
      String name = measured == null ? null : measured.histograms().get("response");
      if (name == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(HistogramFile.read(folder.resolve(name)));
      } catch (IOException e) {
        return Optional.empty();
      }
    };
  }
}
