package io.duality.scenarios.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where what is told of a load goes.
 *
 * @param format of the report
 * @param report its file; empty is standard output
 * @param timeseries file of a line for each interval
 * @param hdr file of the histogram log
 * @param hgrm file of the distribution
 * @param plain no progress
 */
record LoadOutput(
    Format format,
    Optional<Path> report,
    Optional<Path> timeseries,
    Optional<Path> hdr,
    Optional<Path> hgrm,
    boolean plain) {

  /** How the report is written. */
  enum Format {
    TEXT,
    JSON
  }
}
