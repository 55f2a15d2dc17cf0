package io.duality.scenarios.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code selftest}. */
@Command(
    name = "selftest",
    description =
        "Proves the load generator on this machine: servers with known delays, stalls and faults,"
            + " and what it reports of them; then its ceiling against a server that does the least.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  " + World.PROGRAM + " selftest",
      "  " + World.PROGRAM + " selftest --quick --format json",
      "",
      "Percentiles may be off by 2 %% and as much as the server's own timers were late, or by 50 us;",
      "after a stall by 5 %%; counts have to be exact. A time that is off is measured again, at most",
      "twice, and every attempt is shown.",
      "Exit code 4 if any figure is off at last; the figure is named."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    sortOptions = false)
final class SelftestCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--quick",
      description = "Leaves out the server that stalls, which takes half of the time.")
  private boolean quick;

  @Option(names = "--format", paramLabel = "text|json", description = "Of the report. text.")
  private String format = "text";

  SelftestCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new SelftestRun(world, quick, LoadOutputOptions.format(format, false)).execute();
  }
}
