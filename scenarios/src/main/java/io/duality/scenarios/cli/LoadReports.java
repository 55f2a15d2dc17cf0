package io.duality.scenarios.cli;

/** The report of one load, or of several, in the format that was asked for. */
final class LoadReports {
  private LoadReports() {}

  /**
   * Formats it.
   *
   * @param sweep of which one load at least has begun its window
   */
  static String of(LoadSweep sweep) {
    LoadSummary first = sweep.done().getFirst();
    return switch (first.options().output().format()) {
      case TEXT -> sweep.single() ? LoadText.of(first) : SweepText.of(sweep);
      case JSON -> sweep.single() ? LoadJson.of(first) : LoadJson.of(sweep);
      case CSV -> LoadCsv.of(sweep.done());
    };
  }
}
