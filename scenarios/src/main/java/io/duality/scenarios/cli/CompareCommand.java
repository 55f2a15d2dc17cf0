package io.duality.scenarios.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code compare}. */
@Command(
    name = "compare",
    description = {
      "Compares two finished runs of one scenario point by point, with intervals.",
      "Runs whose machine, JDK, flags or times differ are marked, and the exit code is 4."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  "
          + World.PROGRAM
          + " compare runs/smoke-20260102T030405Z runs/smoke-20260102T040506Z --format json"
    },
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private final World world;

  @Parameters(index = "0", paramLabel = "RUN_A", description = "Folder of the base.")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "RUN_B", description = "Folder of the head.")
  private Path head = Path.of("");

  @Option(names = "--format", paramLabel = "markdown|json", description = "markdown without it.")
  private String format = "markdown";

  CompareCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new CompareRun(world).execute(base, head, format);
  }
}
