package io.duality.scenarios.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code resume}. */
@Command(
    name = "resume",
    description =
        "Goes on with an interrupted run: runs the trials of its plan that have no record, with the"
            + " options that it was started with.",
    footerHeading = "%nExample:%n",
    footer = {
      "  " + World.PROGRAM + " resume runs/bandwidth-vs-clients-20260102T030405Z",
      "",
      "Refused, with exit code 2, if the sources, the scenario, the JDK or the machine have changed",
      "since: the two halves would not be one run."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    sortOptions = false)
final class ResumeCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "DIR", description = "The run's folder.")
  private Path folder = Path.of("");

  @Option(
      names = {"--plain", "--no-tui"},
      description = "Lines instead of a progress bar, also on a terminal.")
  private boolean plain;

  ResumeCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new ResumeRun(world).execute(folder, plain, Guarded::run);
  }
}
