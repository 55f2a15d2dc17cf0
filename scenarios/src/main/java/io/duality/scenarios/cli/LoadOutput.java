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
    JSON,
    CSV
  }

  /**
   * The same of one of several loads, whose files have its number of clients in their names: {@code
   * load-16.hlog}. The report is one for all.
   */
  LoadOutput ofLoad(long clients) {
    return new LoadOutput(
        format,
        report,
        timeseries.map(file -> numbered(file, clients)),
        hdr.map(file -> numbered(file, clients)),
        hgrm.map(file -> numbered(file, clients)),
        plain);
  }

  private static Path numbered(Path file, long clients) {
    Path last = file.getFileName();
    if (last == null || file.startsWith("/dev")) {
      // A device takes them all.
      return file;
    }
    String name = last.toString();
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    return file.resolveSibling(name.substring(0, dot) + "-" + clients + name.substring(dot));
  }
}
