package io.duality.scenarios.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code report}. */
@Command(
    name = "report",
    description = {
      "Draws the charts and the report of a finished or interrupted run again.",
      "Several runs of one scenario (two machines, two JDKs, before and after) are laid over each",
      "other, with a warning where they were not made alike; their own folders stay as they are."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  " + World.PROGRAM + " report runs/bandwidth-vs-clients-20260102T030405Z",
      "  " + World.PROGRAM + " report runs/jdk-25 runs/jdk-26 --out both --format pdf,png,csv"
    },
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  private final World world;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "The folder of a run.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "New or empty folder for the report. Without it a run is drawn in its own folder, and"
              + " several in runs/report-TIME.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "pdf|svg|png|html|csv",
      split = ",",
      hideParamSyntax = true,
      description =
          "What to write, with commas between: report.pdf, report.html; each chart as PDF, SVG or"
              + " PNG; csv is points.csv, and each chart's figures as a table (TSV) for gnuplot,"
              + " matplotlib and others. pdf,svg,html without it, in a new folder csv too.")
  private List<String> formats = new ArrayList<>();

  ReportCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new ReportRun(world).execute(ReportRequest.of(folders, RunOptions.maybe(out), formats));
  }
}
