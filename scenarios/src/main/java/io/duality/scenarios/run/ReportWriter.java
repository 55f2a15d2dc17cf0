package io.duality.scenarios.run;

import java.io.IOException;
import java.nio.file.Path;

/** Draws what a run has recorded. */
@FunctionalInterface
public interface ReportWriter {

  /**
   * Draws the run in this folder.
   *
   * @throws IOException with one line for the user if it cannot
   */
  void write(Path folder) throws IOException;
}
