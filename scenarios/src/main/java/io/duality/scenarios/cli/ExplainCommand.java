package io.duality.scenarios.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The verb {@code explain}. */
@Command(
    name = "explain",
    description = {
      "Tells what a claim says: its source, what was published, the test, its margin and why.",
      "With the folder of a run also the verdict and the figures that it rests on."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  " + World.PROGRAM + " explain duality-of-tasks",
      "  " + World.PROGRAM + " explain epoll-cures-poll runs/bandwidth-vs-clients-20260102T030405Z"
    },
    sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      index = "0",
      paramLabel = "CLAIM",
      description = "An id out of '" + World.PROGRAM + " list claims', or of a run's claims.json.")
  private String claim = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RUN|FILE",
      description = "Folder of a run, or a scenario's file whose claims are meant.")
  private @Nullable Path where;

  ExplainCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new ExplainRun(world).execute(claim, Optional.ofNullable(where));
  }
}
