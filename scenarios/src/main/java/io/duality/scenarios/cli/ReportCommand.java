package io.duality.scenarios.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The verb {@code report}. */
@Command(
    name = "report",
    description = "Draws the charts and the report of a finished or interrupted run again.",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExample:%n",
    footer = {"  " + World.PROGRAM + " report runs/bandwidth-vs-clients-20260102T030405Z"},
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "DIR", description = "The run's folder.")
  private Path folder = Path.of("");

  ReportCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new ReportRun(world).execute(folder);
  }
}
