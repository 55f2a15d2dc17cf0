package io.duality.plot;

import io.duality.results.HistogramFile;
import io.duality.results.Measurement;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Where the response times of a trial are read from. */
@FunctionalInterface
interface Histograms {
  /** Of several runs in one report, whose files nobody looks for. */
  Histograms NONE = _ -> Optional.empty();

  /** Values in nanoseconds; empty where they were not kept. */
  Optional<Histogram> of(TrialRecord trial);

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
